"""Values become files that anyone can take."""
