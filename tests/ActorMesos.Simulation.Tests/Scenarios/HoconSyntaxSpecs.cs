namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class HoconSyntaxSpecs
{
    [Theory]
    [InlineData("scenario { name = x", ":1: scenario: the '{' at column 10 is never closed; allowed: a '}' for it")]
    [InlineData("scenario { a = [\n1", ":1: scenario.a: the '[' at column 16 is never closed; allowed: a ']' for it")]
    [InlineData("scenario { name = x } }", ":1: found '}' at column 23, which closes nothing; allowed: as many closing brackets as opening ones")]
    [InlineData("scenario { a = [x } }", ":1: scenario.a: found '}' at column 19 for the '[' of line 1; allowed: a ']'")]
    [InlineData("{ scenario { } } x", ":1: found 'x' at column 18 after the bracket that closes the file; allowed: nothing more")]
    [InlineData("scenario { name = \"x }", ":1: scenario.name: the quote at column 19 is not closed on its line; allowed: one more quote, or \\n for a line's end")]
    [InlineData("scenario { a = \"\\q\" }", ":1: scenario.a: found a backslash at column 17 that starts no escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000")]
    [InlineData("scenario { a = \"\\u12", ":1: scenario.a: found a backslash at column 17 that starts no escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000")]
    [InlineData("scenario { a = \"\"\"x\"\"\" }", ":1: scenario.a: found three quotes in a row; allowed: a text in one pair of quotes")]
    [InlineData("scenario { name = cpus:8 }", ":1: scenario.name: found ':' at column 23 in a text without quotes; allowed: the text in quotes")]
    [InlineData("scenario { a = x\u00a0y }", ":1: scenario.a: found U+00A0 at column 17 in a text without quotes; allowed: the text in quotes")]
    [InlineData("scenario { a = { } { } }", ":1: scenario: found '{' at column 20 right after a value; allowed: a comma or a new line between two values")]
    [InlineData("scenario { a = [{} {}] }", ":1: scenario.a: found '{' at column 20 right after a value; allowed: a comma or a new line between two values")]
    [InlineData("scenario { a = }", ":1: scenario.a: no value; allowed: a value on the line of its key; an empty text is \"\"")]
    [InlineData("scenario { a =\n b = 2 }", ":1: scenario.a: no value; allowed: a value on the line of its key; an empty text is \"\"")]
    [InlineData("scenario { a = [1,,2] }", ":1: scenario.a[1]: no value; allowed: a value on the line of its key; an empty text is \"\"")]
    [InlineData("scenario { a = 1\n, b = 2 }", ":2: scenario: found a comma at column 1; allowed: a comma right after a value")]
    [InlineData("scenario { = 3 }", ":1: scenario: found '=' at column 12; allowed: a key of letters, digits, '-' and '_'")]
    [InlineData("scenario { a.=3 }", ":1: scenario.a: found '=' at column 14; allowed: a key of letters, digits, '-' and '_'")]
    [InlineData("scenario { \"a.b\" = 1 }", ":1: scenario: found a key in quotes that is no word; allowed: a key of letters, digits, '-' and '_'")]
    [InlineData("hello world", ":1: hello: stands alone; allowed: a key with '=' and a value, or with a section in { }")]
    [InlineData("\n\nscenario", ":3: scenario: stands alone; allowed: a key with '=' and a value, or with a section in { }")]
    [InlineData("scenario { a { b = 1 }, c = 2 }", ":1: scenario.a: a section without '=' is followed by a comma; allowed: '=' before its '{', or no comma after its '}'")]
    [InlineData("scenario { a = 1\na = 2 }", ":2: scenario.a: written twice, first on line 1; allowed: each key once")]
    [InlineData("scenario { a = 1\na.b = 2 }", ":2: scenario.a: written twice, first on line 1; allowed: each key once")]
    [InlineData("scenario { a.b = 1\na { c = 2 } }", ":2: scenario.a: written twice, first on line 1; allowed: each key once")]
    [InlineData("scenario { a += 1 }", ":1: scenario.a: found '+='; allowed: '=' with the whole list")]
    [InlineData("include \"x.conf\"", ":1: found 'include'; allowed: everything in one file")]
    [InlineData("scenario {\n  include file(\"x.conf\")\n}", ":2: scenario: found 'include'; allowed: everything in one file")]
    [InlineData("scenario { name = ${x} }", ":1: scenario.name: found ${x}, which this file does not set; allowed: the path of a key in the same file")]
    [InlineData("scenario { name = ${scenario.name} }", ":1: scenario.name: found ${scenario.name}, which holds a substitution itself; allowed: the path of a value that is written out")]
    [InlineData("scenario { name = ${scenario} }", ":1: scenario.name: found ${scenario}, which holds a substitution itself; allowed: the path of a value that is written out")]
    [InlineData("a = ${b}\nb = ${a}", ":1: a: found ${b}, which holds a substitution itself; allowed: the path of a value that is written out")]
    [InlineData("a = [1]\nb = x${a}", ":2: b: found ${a}, which is no text, as part of a text; allowed: the path of a text")]
    [InlineData("a = ${?b}", ":1: a: found a substitution that is no path; allowed: ${path.of.a.key}")]
    [InlineData("a = ${b", ":1: a: found a substitution that is no path; allowed: ${path.of.a.key}")]
    [InlineData("a = 1\n\u0000", ":2: found the control character U+0000; allowed: text in UTF-8")]
    public void names_the_place_and_what_is_right(string text, string problem) =>
        ScenarioSamples.Read(text).ToString().ShouldBe(ScenarioSamples.File + problem);

    [Fact]
    public void refuses_deep_nesting_before_it_exhausts_the_stack()
    {
        var brackets = "a = " + new string('[', 100_000);
        var dots = string.Join('.', Enumerable.Repeat("a", 100_000)) + " = 1";

        foreach (var text in new[] { brackets, dots })
        {
            ScenarioSamples.Read(text).ToString().ShouldBe($"{ScenarioSamples.File}:1: nested too deeply; allowed: at most 32 keys and brackets around a value");
        }
    }

    [Fact]
    public void refuses_more_substitutions_than_it_can_make_in_little_memory()
    {
        var text = "a = 1\n" + string.Concat(Enumerable.Range(0, 101).Select(number => $"b{number} = ${{a}}\n"));

        ScenarioSamples.Read(text).ToString().ShouldBe($"{ScenarioSamples.File}: too many substitutions; allowed: at most 100 in a file");
    }

    [Fact]
    public void joins_words_quoted_texts_and_substitutions_of_one_line()
    {
        var text = """
            definitions { word = "two  three" }
            scenario { name = one ${definitions.word} "four"// five
              duration = 1s, slaves = [] }
            """;

        ScenarioSamples.Read(text).Scenario.ShouldNotBeNull().Name.ShouldBe("one two  three four");
    }

    [Fact]
    public void takes_a_section_or_a_list_from_a_substitution()
    {
        var text = """
            definitions { entry = { count = 2, resources = "cpus:1" }, markers = [volume-created] }
            scenario { name = x, duration = 1s
              slaves = [ ${definitions.entry}, { hostname = y, resources = "cpus:2" } ]
              expect.reached = ${definitions.markers} }
            """;

        var scenario = ScenarioSamples.Read(text).Scenario.ShouldNotBeNull();

        scenario.Slaves.Select(group => group.Count).ShouldBe([2, 1]);
        scenario.Expect.Reached.ShouldBe(["volume-created"]);
    }

    [Fact]
    public void keeps_blanks_in_quotes_and_drops_them_around_a_value()
    {
        ScenarioSamples.Read(ScenarioSamples.Small.Replace("\"small\"", "\" small \"   # why", StringComparison.Ordinal)).Scenario!.Name.ShouldBe(" small ");
        ScenarioSamples.Read(ScenarioSamples.Small.Replace("\"small\"", "  so  small\t", StringComparison.Ordinal)).Scenario!.Name.ShouldBe("so  small");
    }
}
