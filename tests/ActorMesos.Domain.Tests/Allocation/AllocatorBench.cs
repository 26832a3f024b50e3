namespace ActorMesos.Domain.Tests.Sharing;

using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

/// <summary>An allocator on a bench: frameworks and slaves by short names, and what a run gives as lines.</summary>
internal sealed class AllocatorBench(SemanticsProfile? semantics = null, Func<AllocatorSettings, AllocatorSettings>? with = null)
{
    private readonly List<Allocation> _given = [];
    private int _slaves;

    public HierarchicalAllocator Allocator { get; } =
        new((with ?? (settings => settings))(new AllocatorSettings { Semantics = semantics ?? SemanticsProfile.V023 }));

    public static Resources Free(string text) => ResourceText.Parse(text).Value;

    public static Instant At(double seconds) => Instant.After(TimeSpan.FromSeconds(seconds));

    public static FrameworkId Id(string name) => new(name);

    public static FrameworkInfo Info(string name, string roles, FrameworkCapabilities capabilities = FrameworkCapabilities.None)
    {
        var all = roles.Split(',');
        return new FrameworkInfo(new NodeName(name), name, all[0], Principal: null)
        {
            MoreRoles = all.Length == 1 ? null : all[1..],
            Capabilities = all.Length == 1 ? capabilities : capabilities | FrameworkCapabilities.MultiRole,
        };
    }

    public static SlaveInfo Info(SlaveId id, string attributes = "", Resources? resources = null) =>
        new(new NodeName(id.Value), id.Value, resources ?? Resources.Empty, attributes);

    public static ImmutableSortedDictionary<string, OfferWish> Wish(string role, MinimumOffer? minimum, OfferConstraints? constraints = null) =>
        ImmutableSortedDictionary<string, OfferWish>.Empty.Add(role, new OfferWish(minimum, constraints));

    public void Framework(string name, string roles, FrameworkCapabilities capabilities = FrameworkCapabilities.None) =>
        Allocator.AddFramework(Id(name), Info(name, roles, capabilities));

    public SlaveId Slave(string resources, string attributes = "") => Slave(Free(resources), attributes);

    public SlaveId Slave(Resources resources, string attributes = "")
    {
        var id = new SlaveId($"S{++_slaves}");
        Allocator.AddSlave(id, Info(id, attributes, resources), resources, []);
        return id;
    }

    /// <summary>A run over all slaves: who gets what, and in which role where that is not the framework's only one.</summary>
    public List<string> Round(double seconds = 0) => Lines(Allocator.Allocate(At(seconds)));

    /// <summary>The run that is due for what has happened.</summary>
    public List<string> Triggered(double seconds = 0) => Lines(Allocator.AllocateTriggered(At(seconds)));

    /// <summary>The takers of slaves that are added one after the other, with a run after each.</summary>
    public string Takers(int slaves, string resources = "cpus:1;mem:1024") => string.Concat(Enumerable.Range(0, slaves).Select(_ =>
    {
        Slave(resources);
        return Round().ShouldHaveSingleItem().Split(' ')[0];
    }));

    /// <summary>Gives back all that the framework was given of the slave and still has, with a filter if one is asked for.</summary>
    public void GiveBack(string framework, string slave, double? until = null)
    {
        var mine = _given.Where(one => one.FrameworkId.Value == framework && one.SlaveId.Value == slave).ToList();
        mine.ShouldNotBeEmpty();
        foreach (var one in mine)
        {
            _given.Remove(one);
            Allocator.Recover(one.FrameworkId, one.SlaveId, one.Resources, until is { } seconds ? At(seconds) : null, one.Role);
        }
    }

    private List<string> Lines(List<Allocation> given)
    {
        _given.AddRange(given);
        return [.. given.Select(one => $"{one.FrameworkId} gets {one.SlaveId} {one.Resources}")];
    }
}
