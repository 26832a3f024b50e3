using System.Text.Json;
using ActorMesos.Actors.Serialization;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;
using ActorMesos.Frameworks;
using ActorMesos.Simulation.Recordings;
using Akka.Actor;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>Everything that is kept in a journal can be read back, of master, slaves and every type of framework.</summary>
public sealed class EventSerializerSpecs : IDisposable
{
    private static readonly IReadOnlyList<Type> Kept = [.. EventTypes.Own, .. FrameworkCatalog.All.SelectMany(kind => kind.Events).Distinct()];

    private readonly ActorSystem _system = ActorSystem.Create("serialization");
    private readonly EventSerializer _serializer;

    public EventSerializerSpecs() => _serializer = new EventSerializer((ExtendedActorSystem)_system, Kept);

    public static TheoryData<Type> Types => [.. Kept];

    [Theory]
    [MemberData(nameof(Types))]
    public void reads_back_what_it_wrote(Type type)
    {
        foreach (var poor in (bool[])[false, true])
        {
            var value = Examples.Of(type, poor)!;
            var bytes = _serializer.ToBinary(value);
            var back = _serializer.FromBinary(bytes, _serializer.Manifest(value));
            back.ShouldBeOfType(type);
            Json(back).ShouldBe(Json(value));
            _serializer.ToBinary(back).ShouldBe(bytes);
        }
    }

    [Fact]
    public void keeps_the_resources_of_a_checkpoint_equal()
    {
        var value = (ResourcesCheckpointed)Examples.Of(typeof(ResourcesCheckpointed))!;
        var back = (ResourcesCheckpointed)_serializer.FromBinary(_serializer.ToBinary(value), _serializer.Manifest(value));
        back.Target.Equals(value.Target).ShouldBeTrue();
        back.Target.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void keeps_every_type_of_event_of_a_slave_that_is_durable()
    {
        var durable = typeof(SlaveEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(SlaveEvent)) || type.IsSubclassOf(typeof(RegistryEvent))))
            .Where(type => ((Domain.Decisions.IEvent)Examples.Of(type)!).IsDurable);
        durable.ShouldBeSubsetOf(Kept);
    }

    [Fact]
    public void keeps_who_is_unreachable_gone_or_drained_in_the_snapshot_of_the_registry()
    {
        var registry = Registry.Empty
            .Apply(new SlaveMadeUnreachable(new("A"), "", new(1)))
            .Apply(new SlaveMarkedGone(new("B"), new(2)))
            .Apply(new SlaveInactivated(new("C"), new SlaveInactivity(SlaveInactivityState.Draining, TimeSpan.FromSeconds(3), MarkGone: true)));
        var read = (Registry)_serializer.FromBinary(_serializer.ToBinary(registry), _serializer.Manifest(registry));
        Json(read).ShouldBe(Json(registry));
        read.Inactive.Values.ShouldBe(registry.Inactive.Values);
    }

    [Fact]
    public void names_type_and_version_in_a_manifest() =>
        _serializer.Manifest(new SlaveAdmitted(new("S0"))).ShouldBe("SlaveAdmitted/1");

    [Fact]
    public void says_which_manifest_it_does_not_know() =>
        Should.Throw<ArgumentException>(() => _serializer.FromBinary([], "SlaveAdmitted/9")).Message.ShouldContain("'SlaveAdmitted/9'");

    [Fact]
    public void says_which_type_is_missing_in_the_catalog() =>
        Should.Throw<ArgumentException>(() => _serializer.Manifest(new SlaveConnected())).Message.ShouldContain("SlaveConnected");

    [Fact]
    public void no_two_types_have_one_manifest() =>
        Kept.Select(type => type.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(Kept.Count);

    public void Dispose() => _system.Dispose();

    private static string Json(object value) => value is Registry registry
        ? $"{registry.Masters} {string.Join(' ', registry.Slaves.Select(slave => $"{slave.Key} {Json(slave.Value)}"))}"
            + Json(registry.Quotas.Values.ToArray()) + Json(registry.Weights)
            + string.Join(' ', registry.Unreachable) + string.Join(' ', registry.Gone) + string.Join(' ', registry.Inactive)
        : JsonSerializer.Serialize(value, value.GetType(), RecordingJson.Options);
}
