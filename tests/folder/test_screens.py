from interview.folder.screens import Chart, Group


def test_a_chart_names_what_it_draws_each_once_in_order():
    groups = (Group("", "one", "", ("b", "a")), Group("", "two", "", ("c", "b")))
    chart = Chart("chart", "page", "bars", "title", "subtitle", groups, (Group("", "else", "", ("d",)),), (), "alt")
    assert chart.ids == ("b", "a", "c")
