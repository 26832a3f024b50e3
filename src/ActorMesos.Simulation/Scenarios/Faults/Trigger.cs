using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>When a triggered fault happens, seen from what triggers it.</summary>
public enum TriggerMoment
{
    /// <summary>Just before the message is delivered.</summary>
    Before,

    /// <summary>Once the message has been delivered, and its receiver has done what it does at once.</summary>
    After,
}

/// <summary>What triggers a fault: a message, or a write that is on the disk and not yet acknowledged.</summary>
/// <param name="Pattern">Which messages; null where a write triggers it.</param>
/// <param name="Moment">Before or after such a message.</param>
/// <param name="Persisted">The node whose write triggers it; null where a message does.</param>
/// <param name="Occurrence">The how-manieth of them, counted from 1.</param>
public sealed record Trigger(LinkPattern? Pattern, TriggerMoment Moment, NodeName? Persisted, int Occurrence)
{
    internal static Trigger Read(SectionReader section, NodeNames nodes)
    {
        section.Know("message", "from", "to", "moment", "persisted", "occurrence");
        var occurrence = section.Value("occurrence", Forms.Integer(1, 1_000_000_000));
        var isWrite = section.OwnKeys.Contains("persisted");
        if (isWrite && section.OwnKeys.FirstOrDefault(key => key is "message" or "from" or "to" or "moment") is { } key)
        {
            section.Refuse(key, "found a message beside a write", "allowed: persisted, or message with from, to and moment");
        }

        var persisted = isWrite ? new NodeName(section.Value("persisted", nodes.Any)) : (NodeName?)null;
        var pattern = isWrite ? null : LinkPattern.Read(section, nodes);
        var moment = isWrite ? TriggerMoment.After : section.Value("moment", MomentForm);
        section.Close();
        return new(pattern, moment, persisted, occurrence);
    }

    internal void Write(SectionWriter section)
    {
        if (Persisted is { } node)
        {
            section.Line("persisted", node.Value);
        }
        else
        {
            Pattern!.Write(section);
            section.Word("moment", Moment == TriggerMoment.Before ? "before" : "after");
        }

        section.Line("occurrence", Occurrence);
    }

    private static Form<TriggerMoment> MomentForm { get; } = new(
        "before or after",
        TriggerMoment.After,
        text => text switch
        {
            "before" => TriggerMoment.Before,
            "after" => TriggerMoment.After,
            _ => new Refusal("moment", ""),
        });
}
