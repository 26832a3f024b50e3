using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;
using CsCheck;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>Whatever way a document is laid out within the strict part of HOCON, Akka's reader must see what its author meant.</summary>
public sealed class HoconAgreementSpecs
{
    private static readonly Gen<string> Blank = Gen.OneOf("", " ", "\t ");
    private static readonly Gen<string> Break = Gen.OneOf("\n", " \n\n ", " # a {comment}, \"or\" two\n", "// = [\n", "\r\n");
    private static readonly Gen<string> Assign = Gen.OneOf("=", " = ", ":", " : ");

    /// <summary>A text as it is written, and as it is meant.</summary>
    private static readonly Gen<(string Written, string Meant)> Text = Gen.OneOf(
        ("x", "x"), ("5 minutes", "5 minutes"), ("\"\"", ""), ("\" a \"", " a "), ("\"{,=}#//\"", "{,=}#//"), ("\"a\\\"\\\\\\n\\u00e9\"", "a\"\\\n\u00e9"),
        ("null", "null"), ("-1.5", "-1.5"), ("node-1.rack", "node-1.rack"), ("a \"b\"  c", "a b  c"), ("é(x)'%", "é(x)'%"), ("include", "include"),
        ("\"x\"\"y\"", "xy"), ("true", "true"), ("a/b", "a/b"), ("0x5;~<>|", "0x5;~<>|"));

    private static readonly Gen<string> Key = Gen.OneOf("a", "b-c", "D_1", "includes", "null", "0", "\"quoted\"");

    [Fact]
    public void what_passes_the_check_is_read_as_it_is_meant() => Document.Always(
        document =>
        {
            var problems = new ProblemList();
            var root = ScenarioSource.Read("x", document.Written, problems);
            problems.Kept.ShouldBeEmpty();
            Canonical(root!).ShouldBe(document.Meant);
        },
        iter: 20_000,
        print: document => document.Written);

    private static Gen<(string Written, string Meant)> Document =>
        Gen.Select(Fields(depth: 2), Break, Break, Gen.Bool).Select((fields, before, after, braces) => braces
            ? (before + "{" + before + fields.Written + after + "}" + after, $"{{{fields.Meant}}}")
            : (before + fields.Written, $"{{{fields.Meant}}}"));

    private static Gen<(string Written, string Meant)> Value(int depth) => depth == 0 ? Text : Gen.OneOf(Text, Text, List(depth - 1), Section(depth - 1));

    private static Gen<(string Written, string Meant)> List(int depth) =>
        Gen.Select(Gen.Select(Value(depth), Separator).Array[0, 4], Between).Select((items, lead) => (
            "[" + lead + string.Concat(items.Select(item => item.Item1.Written + item.Item2)) + "]",
            $"[{string.Join(',', items.Select(item => item.Item1.Meant))}]"));

    private static Gen<(string Written, string Meant)> Section(int depth) =>
        Gen.Select(Fields(depth), Between).Select((fields, lead) => ("{" + lead + fields.Written + "}", $"{{{fields.Meant}}}"));

    private static Gen<string> Between => Gen.OneOf(Blank, Break);

    private static Gen<string> Separator => Gen.OneOf(Break, Gen.Select(Blank, Between).Select((blank, rest) => blank + "," + rest));

    private static Gen<(string Written, string Meant)> Fields(int depth)
    {
        var plain = Gen.Select(Assign, Value(depth), Separator).Select((assign, value, separator) => (value.Written, value.Meant, Lead: assign, Separator: separator));
        var dotted = Gen.Select(Key, Assign, Text, Separator).Select((key, assign, text, separator) =>
            (text.Written, Meant: $"{{{Unquoted(key)}={text.Meant}}}", Lead: "." + key + assign, Separator: separator));
        var kinds = depth == 0 ? Gen.OneOf(plain, dotted) : Gen.OneOf(plain, dotted, Bare(depth - 1));
        return Gen.Select(Key, kinds).Array[0, 5].Select(fields =>
        {
            var unique = fields.DistinctBy(field => Unquoted(field.Item1)).ToList();
            return (
                string.Concat(unique.Select(field => field.Item1 + field.Item2.Lead + field.Item2.Written + field.Item2.Separator)),
                string.Join(',', unique.Select(field => $"{Unquoted(field.Item1)}={field.Item2.Meant}")));
        });
    }

    /// <summary>A section without a sign of assignment, after which no comma may stand.</summary>
    private static Gen<(string Written, string Meant, string Lead, string Separator)> Bare(int depth) =>
        Gen.Select(Between, Section(depth), Break).Select((lead, section, separator) => (section.Written, section.Meant, lead, separator));

    private static string Unquoted(string key) => key.Trim('"');

    private static string Canonical(Node node) => node switch
    {
        SectionNode section => $"{{{string.Join(',', section.Entries.Select(entry => $"{entry.Key}={Canonical(entry.Value)}"))}}}",
        ListNode list => $"[{string.Join(',', list.Items.Select(Canonical))}]",
        TextNode text => text.Text,
        _ => throw new InvalidOperationException(),
    };
}
