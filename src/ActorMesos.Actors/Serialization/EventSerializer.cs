using ActorMesos.Domain.Decisions;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Serialization;
using MessagePack;
using MessagePack.Resolvers;

namespace ActorMesos.Actors.Serialization;

/// <summary>
/// Events and snapshots as MessagePack: compact, and each with a manifest that names its type and the version of its form. What was
/// written by an older version stays readable as long as its manifest is known.
/// </summary>
public sealed class EventSerializer : SerializerWithStringManifest
{
    private const int Id = 7301;

    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _manifests = [];
    private readonly MessagePackSerializerOptions _options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(DomainFormatters.All, [ContractlessStandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    /// <summary>Creates a serializer for the given types, all in version 1 of their form.</summary>
    public EventSerializer(ExtendedActorSystem system, IEnumerable<Type> types)
        : base(system)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (var type in types)
        {
            var manifest = ManifestOf(type);
            _types.Add(manifest, type);
            _manifests.Add(type, manifest);
        }
    }

    /// <inheritdoc/>
    public override int Identifier => Id;

    /// <summary>What an actor system must be created with, so that events of these types, besides those of master and slaves, can be kept.</summary>
    public static Setup Setup(IEnumerable<Type> frameworkEvents) => SerializationSetup.Create(system =>
    [
        SerializerDetails.Create(
            "actormesos-events",
            new EventSerializer(system, EventTypes.Own.Concat(frameworkEvents).Distinct()),
            [typeof(IEvent), .. EventTypes.Snapshots]),
    ]);

    /// <summary>What the journal says of a type of event, besides its content.</summary>
    public static string ManifestOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"{type.Name}/1";
    }

    /// <inheritdoc/>
    public override string Manifest(object o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return _manifests.TryGetValue(o.GetType(), out var manifest)
            ? manifest
            : throw new ArgumentException($"{o.GetType().Name} is not in the catalog of events: add it to {nameof(EventTypes)}, or to its framework's.");
    }

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return MessagePackSerializer.Serialize(obj.GetType(), obj, _options);
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (!_types.TryGetValue(manifest, out var type))
        {
            throw new ArgumentException($"it holds '{manifest}', which this build does not know: it was written by another version");
        }

        try
        {
            return MessagePackSerializer.Deserialize(type, bytes, _options)!;
        }
        catch (MessagePackSerializationException failure)
        {
            throw new ArgumentException($"it holds a damaged '{manifest}'", failure);
        }
    }
}
