import re

import pytest

from interview.web import assets
from interview.web.bundle import script, sheet


def test_the_script_runs_each_module_once_after_those_it_needs():
    made = assets.files()[assets.SCRIPT].decode()
    order = re.findall(r"^const [$](\w+) = [(][(][)] => [{]$", made, re.MULTILINE)
    modules = {name.removesuffix(".js") for name in assets.files() if re.fullmatch(r"\w+[.]js", name)}
    assert sorted(order) == sorted(modules - {"client", "types"})
    for name in order:
        text = assets.files()[f"{name}.js"].decode()
        needed = re.findall(r'from "[.]/(\w+)[.]js";', text)
        assert [one for one in needed if order.index(one) > order.index(name)] == []
    assert made.endswith("export const { mount } = $streamlit;\n")


def test_what_modules_give_each_other_keeps_its_names():
    one = "export const LIMIT = 3;\nexport async function far() {}\nexport class Near {}\n"
    two = (
        'import { LIMIT, far as away } from "./one.js";\nimport * as all from "./one.js";\nexport function mount() {}\n'
    )
    made = script({"one": one, "two": two})
    assert "return { LIMIT, far, Near };" in made
    assert "const { LIMIT, far: away } = $one;\nconst all = $one;" in made
    assert made.endswith("export const { mount } = $two;\n")
    assert not re.search(r"^import|^export (?!const [{])", made, re.MULTILINE)


@pytest.mark.parametrize(
    "text", ['import one from "./one.js";', 'import "./one.js";', "export default 1;", "export let changing = 1;"]
)
def test_a_form_that_cannot_be_put_into_one_script_is_an_error(text):
    with pytest.raises(ValueError, match=r"two\.js: this cannot be put into one script"):
        script({"one": "export const a = 1;", "two": f"{text}\n"})


def test_the_sheet_holds_every_stylesheet():
    made = assets.files()[assets.SHEET].decode()
    sheets = {name for name in assets.files() if name.endswith(".css")} - {assets.SHEET}
    assert sheets == set(assets.STYLES)
    assert made == sheet(assets.files()[name].decode() for name in assets.STYLES)
