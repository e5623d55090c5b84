// Draws figures one after another in one box and measures what is seen: texts line by line, marks, and how much they fill.
async (drawings) => {
  const { recoloured } = await import(window.theme);
  const box = document.getElementById("box");
  const plain = (rect, frame) => [rect.left - frame.left, rect.top - frame.top, rect.right - frame.left, rect.bottom - frame.top].map((one) => Math.round(one * 10) / 10);
  const linesOf = (text) => (text.querySelector("tspan.line") ? [...text.querySelectorAll("tspan.line")] : [text]);
  const pieces = (line) => {
    const inner = [...line.querySelectorAll("tspan")];
    return inner.length ? [line, ...inner] : [line];
  };
  const seen = (node) => node.textContent.trim() && node.getBoundingClientRect().width > 0;
  const measured = [];
  for (const { figure, width, colours } of drawings) {
    box.style.width = `${width}px`;
    box.style.height = `${figure.layout.height}px`;
    await Plotly.newPlot(box, ...Object.values({ data: recoloured(figure.data, colours), layout: { ...recoloured(figure.layout, colours), width } }), { staticPlot: true });
    const frame = box.getBoundingClientRect();
    const texts = [...box.querySelectorAll("svg text")].filter(seen).flatMap((text, index) =>
      linesOf(text).filter(seen).map((line) => ({
        words: line.textContent.trim(),
        text: index,
        box: plain(line.getBoundingClientRect(), frame),
        sizes: pieces(line).map((one) => parseFloat(getComputedStyle(one).fontSize)),
        fills: pieces(line).map((one) => getComputedStyle(one).fill),
      })),
    );
    const shapes = [...box.querySelectorAll(".point path, path.point, .js-line, .shapelayer path, .errorbar path")];
    const marks = shapes.map((shape) => plain(shape.getBoundingClientRect(), frame)).filter(([left, top, right, bottom]) => right - left > 0 || bottom - top > 0);
    const ids = [...new Set(box.data.flatMap((trace) => (trace.customdata ?? []).map((row) => row[0])).concat((box.layout.annotations ?? []).map((one) => one.name ?? "")))];
    measured.push({ frame: [frame.width, frame.height], texts, marks, ids });
    Plotly.purge(box);
  }
  return measured;
}
