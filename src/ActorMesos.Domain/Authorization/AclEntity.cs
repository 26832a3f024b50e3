using System.Collections.Immutable;

namespace ActorMesos.Domain.Authorization;

/// <summary>Whom or what an entity stands for.</summary>
public enum AclEntityType
{
    /// <summary>Those that are listed.</summary>
    Some,

    /// <summary>Everybody, or everything.</summary>
    Any,

    /// <summary>Nobody, or nothing.</summary>
    None,
}

/// <summary>The subjects or the objects of an ACL, and of a request that is compared with it (<c>ACL.Entity</c>).</summary>
public sealed class AclEntity : IEquatable<AclEntity>
{
    private AclEntity(AclEntityType type, ImmutableArray<string> values) => (Type, Values) = (type, values);

    /// <summary>Everybody, or everything. In a request: that nobody knows which.</summary>
    public static AclEntity Any { get; } = new(AclEntityType.Any, []);

    /// <summary>Nobody, or nothing.</summary>
    public static AclEntity None { get; } = new(AclEntityType.None, []);

    /// <summary>Whom it stands for.</summary>
    public AclEntityType Type { get; }

    /// <summary>Those that are listed, in the order of the list; empty unless <see cref="Type"/> is SOME.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Those that are listed.</summary>
    public static AclEntity Some(params ReadOnlySpan<string> values) => new(AclEntityType.Some, [.. values]);

    /// <summary>The one that a request names, or <see cref="Any"/> when it names none.</summary>
    public static AclEntity Of(string? value) => value is null ? Any : Some(value);

    /// <summary>Whether an ACL with this entity has something to say of the request (Mesos's <c>matches</c>).</summary>
    public bool Matches(AclEntity request) => request.Type switch
    {
        AclEntityType.None => Type is AclEntityType.None,
        AclEntityType.Any => Type is AclEntityType.Any or AclEntityType.None,
        _ => Type is AclEntityType.Any or AclEntityType.None || Lists(request),
    };

    /// <summary>Whether an ACL with this entity lets the request pass (Mesos's <c>allows</c>).</summary>
    public bool Allows(AclEntity request) => request.Type switch
    {
        AclEntityType.None => Type is AclEntityType.None,
        AclEntityType.Any => Type is AclEntityType.Any,
        _ => Type is AclEntityType.Any || (Type is AclEntityType.Some && Lists(request)),
    };

    /// <inheritdoc/>
    public bool Equals(AclEntity? other) => other is not null && Type == other.Type && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AclEntity);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Type * 31) + Values.Length;

    /// <inheritdoc/>
    public override string ToString() => Type switch
    {
        AclEntityType.Any => "ANY",
        AclEntityType.None => "NONE",
        _ => $"[{string.Join(", ", Values)}]",
    };

    private bool Lists(AclEntity request)
    {
        foreach (var value in request.Values)
        {
            if (!Values.Contains(value, StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
