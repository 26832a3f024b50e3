using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>The process of a slave, a framework's scheduler or a master ends at once and starts again later; what it stored is still there.</summary>
/// <param name="What">What it is: <c>slave</c>, <c>framework</c> or <c>master</c>.</param>
/// <param name="Node">Its name.</param>
/// <param name="For">How long it is down.</param>
public sealed record CrashFault(string What, NodeName Node, TimeSpan For) : Fault
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("crash", "the process of a slave, framework or master ends at once and starts again after a while", Read);

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule) => schedule.CrashFor(Node, For);

    internal override void Write(SectionWriter section)
    {
        section.Line(What, Node.Value);
        section.Line("for", For);
    }

    private static CrashFault Read(SectionReader section, NodeNames nodes)
    {
        (string What, Form<string> Form)[] kinds = [("slave", nodes.Slave), ("framework", nodes.Framework), ("master", nodes.Master)];
        (string What, string Name)[] named =
            [.. kinds.Select(kind => (kind.What, section.Value(kind.What, Forms.OrEmpty(kind.Form))))
                .Where(kind => section.Failed(kind.What) || kind.Item2.Length > 0)];
        if (named.Length != 1)
        {
            section.Refuse($"found {named.Length} of slave, framework and master", "allowed: one of them");
        }

        return new(named.Length == 0 ? "slave" : named[0].What, new NodeName(named.Length == 0 ? "" : named[0].Name), section.Value("for", Forms.Span));
    }
}
