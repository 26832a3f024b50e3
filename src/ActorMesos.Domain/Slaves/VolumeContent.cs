using System.Collections.Immutable;

namespace ActorMesos.Domain.Slaves;

/// <summary>What lies in a volume's folder: the names of files, in the order in which they were written.</summary>
/// <param name="Files">The files.</param>
public sealed record VolumeContent(ImmutableArray<string> Files)
{
    /// <summary>An empty folder.</summary>
    public static VolumeContent Empty { get; } = new([]);

    /// <summary>The folder after a file was written; writing it again changes nothing.</summary>
    public VolumeContent With(string file) => Files.Contains(file) ? this : new(Files.Add(file));

    /// <summary>The folder of a volume below the slave's work directory: <c>ROLE/ID</c>.</summary>
    public static string Folder(Resources.Resource volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return $"{volume.Role}/{volume.Disk?.Persistence?.Id}";
    }

    /// <inheritdoc/>
    public bool Equals(VolumeContent? other) => other is not null && Files.SequenceEqual(other.Files, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Files.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Files);
}
