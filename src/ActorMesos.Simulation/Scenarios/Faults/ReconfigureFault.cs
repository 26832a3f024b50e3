using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's process ends and starts again later with other resources or attributes, which it keeps from then on.</summary>
/// <param name="Victims">Which slaves.</param>
/// <param name="Resources">What they are configured with from then on; null for what they were.</param>
/// <param name="Attributes">The attributes that they have from then on; null for those that they had.</param>
/// <param name="RemoveMetaAfter">How long after that somebody removes what a slave keeps of itself that refuses to start so; null for never.</param>
public sealed record ReconfigureFault(Victims Victims, Resources? Resources, Sequence<SlaveAttribute>? Attributes, TimeSpan? RemoveMetaAfter)
    : RecoveryFault(Victims, RemoveMetaAfter)
{
    private static readonly Form<Resources?> ResourcesForm = new(
        "'none', resources such as 'cpus:8;mem:16384;disk:4096', or Mesos's JSON array of them", null, ResourcesOrNone);

    private static readonly Form<Sequence<SlaveAttribute>?> AttributesForm = new(
        "'none', or attributes such as 'rack:r1;zone:west'", null, AttributesOrNone);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("reconfigure", "a slave's process ends and starts again with other resources or attributes, if it may", Read);

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var world = schedule.World;
        foreach (var slave in Victims.Nodes)
        {
            Restart(schedule, slave, endsHost: false, restart: node =>
            {
                var former = world.ConfigurationOf(node);
                world.RestartAs(former with
                {
                    Resources = Resources ?? former.Resources,
                    Attributes = Attributes is { } attributes ? string.Join(';', attributes) : former.Attributes,
                });
            });
        }
    }

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("resources", Resources is null ? Forms.None : SlaveGroup.Print(Resources));
        section.Line("attributes", Attributes is { } attributes ? string.Join(';', attributes) : Forms.None);
    }

    private static ReconfigureFault Read(SectionReader section, NodeNames nodes)
    {
        var victims = Victims.ReadSlaves(section, nodes);
        var resources = section.Value("resources", ResourcesForm);
        var attributes = section.Value("attributes", AttributesForm);
        if (resources is null && attributes is null && !section.Failed("resources") && !section.Failed("attributes"))
        {
            section.Refuse("resources", "found neither resources nor attributes", "allowed: one of them at least, as else nothing changes");
        }

        return new(victims, resources, attributes, ReadRemoveMetaAfter(section)) { For = DurationReading.ReadAny(section, "for") };
    }

    private static Result<Resources?> ResourcesOrNone(string text)
    {
        if (text == Forms.None)
        {
            return new Result<Resources?>(value: null);
        }

        var parsed = ResourcesFlag.Parse(text, SemanticsProfile.V111);
        return parsed.IsRefused ? parsed.Refusal : new Result<Resources?>(parsed.Value);
    }

    private static Result<Sequence<SlaveAttribute>?> AttributesOrNone(string text)
    {
        if (text == Forms.None)
        {
            return new Result<Sequence<SlaveAttribute>?>(value: null);
        }

        var parsed = SlaveAttribute.Form.Read(text);
        return parsed.IsRefused ? parsed.Refusal : new Result<Sequence<SlaveAttribute>?>(parsed.Value);
    }
}
