using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>The defaults of every setting, from <c>config/reference.conf</c>, which is part of the assembly.</summary>
internal static class ScenarioDefaults
{
    public const string File = "config/reference.conf";

    private static readonly Lazy<SectionNode> Read = new(() =>
    {
        var problems = new ProblemList();
        return HoconTree.Read(File, Text, problems) ?? throw new InvalidOperationException(problems.Kept[0].ToString());
    });

    /// <summary>The file as it stands, with the unit and the reason of each setting.</summary>
    public static string Text => EmbeddedConfig.Text("reference.conf").ReplaceLineEndings("\n");

    /// <summary>The whole file.</summary>
    public static SectionNode Root => Read.Value;

    /// <summary>The defaults of a scenario.</summary>
    public static SectionNode Scenario => (SectionNode)Root.Find("scenario")!;

    /// <summary>The defaults of each element of a list: <c>slave</c>, <c>framework</c>, <c>fault</c>, <c>eventually</c>.</summary>
    public static SectionNode Entry(string name) => (SectionNode)((SectionNode)Root.Find("entries")!).Find(name)!;
}
