using System.Reflection;
using System.Runtime.CompilerServices;
using ActorMesos.Actors.Serialization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Frameworks;

namespace ActorMesos.Architecture.Tests;

public sealed class EventCatalogsSpecs
{
    [Fact]
    public void every_event_of_master_slaves_and_hosts_that_is_kept_is_in_the_catalog_of_the_serializer() =>
        Kept(Assemblies.Domain).Concat(Kept(Assemblies.Actors)).ShouldBe(EventTypes.Own.Except(EventTypes.Snapshots), ignoreOrder: true);

    [Fact]
    public void every_event_of_a_framework_that_is_kept_is_in_the_catalog_of_its_kind()
    {
        var kept = Kept(Assemblies.Frameworks).ToList();
        kept.ShouldBe(FrameworkCatalog.All.SelectMany(kind => kind.Events).Distinct(), ignoreOrder: true);
        foreach (var kind in FrameworkCatalog.All)
        {
            kind.Events.ShouldBe(kept.Where(type => type.Namespace == PolicyOf(kind).Namespace), ignoreOrder: true, kind.Type.Name);
        }
    }

    [Fact]
    public void no_two_kept_types_share_a_name_since_the_name_is_what_the_journal_holds() =>
        EventTypes.Own.Concat(FrameworkCatalog.All.SelectMany(kind => kind.Events).Distinct())
            .GroupBy(type => type.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();

    /// <summary>The type of the policy that a kind makes; several kinds may share one.</summary>
    internal static Type PolicyOf(FrameworkKind kind) =>
        kind.Create(new FrameworkInfo(new NodeName("f"), "f", "*", Principal: null), FrameworkSettings.Defaults(kind.Type)).GetType();

    private static IEnumerable<Type> Kept(Assembly assembly) => assembly.Concrete(typeof(IEvent)).Where(IsEverDurable);

    /// <summary>Some events are kept only where the task is checkpointed.</summary>
    private static bool IsEverDurable(Type type)
    {
        var happened = (IEvent)RuntimeHelpers.GetUninitializedObject(type);
        type.GetField("<Checkpoint>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)?.SetValue(happened, true);
        return happened.IsDurable;
    }
}
