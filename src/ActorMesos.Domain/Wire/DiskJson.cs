using System.Text.Json;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>The disk info of a resource as JSON (<c>Resource.DiskInfo</c>).</summary>
internal static class DiskJson
{
    private static readonly (string, VolumeMode)[] Modes = [("RW", VolumeMode.ReadWrite), ("RO", VolumeMode.ReadOnly)];
    private static readonly (string, DiskSourceType)[] Sources = 
        [("PATH", DiskSourceType.Path), ("MOUNT", DiskSourceType.Mount), ("BLOCK", DiskSourceType.Block), ("RAW", DiskSourceType.Raw)];

    public static DiskInfo? Read(WireValue value) => value.IsMissing
        ? null
        : new DiskInfo(
            ReadPersistence(value.Optional("persistence")), ReadVolume(value.Optional("volume")), ReadSource(value.Optional("source")));

    public static void Write(Utf8JsonWriter writer, DiskInfo? disk)
    {
        if (disk is null)
        {
            return;
        }

        writer.WriteStartObject("disk");
        Write(writer, disk.Persistence);
        Write(writer, disk.Volume);
        Write(writer, disk.Source);
        writer.WriteEndObject();
    }

    private static DiskPersistence? ReadPersistence(WireValue value) =>
        value.IsMissing ? null : new DiskPersistence(value.Field("id").Text(), value.Optional("principal").TextOrNull());

    private static DiskVolume? ReadVolume(WireValue value) => value.IsMissing
        ? null
        : new DiskVolume(
            value.Field("container_path").Text(), value.Field("mode").Choice(Modes), value.Optional("host_path").TextOrNull());

    private static DiskSource? ReadSource(WireValue value)
    {
        if (value.IsMissing)
        {
            return null;
        }

        var type = value.Field("type").Choice(Sources);
        return new DiskSource(type, ReadRoot(value, type), value.Optional("id").TextOrNull(), value.Optional("profile").TextOrNull());
    }

    /// <summary>BLOCK and RAW should have no folder; one that is given is kept, so that validation can refuse it by its rule.</summary>
    private static string? ReadRoot(WireValue value, DiskSourceType type)
    {
        var (path, mount) = (value.Optional("path"), value.Optional("mount"));
        var (own, other) = type is DiskSourceType.Mount || (type is not DiskSourceType.Path && path.IsMissing) ? (mount, path) : (path, mount);
        if (!other.IsMissing)
        {
            other.Refuse("does not go with the type of the source; give one root, of that type");
        }

        return own.IsMissing ? null : own.Optional("root").TextOrNull() ?? (type is DiskSourceType.Block or DiskSourceType.Raw ? "" : null);
    }

    private static string FieldOf(DiskSourceType type) => type is DiskSourceType.Mount ? "mount" : "path";

    private static void Write(Utf8JsonWriter writer, DiskPersistence? persistence)
    {
        if (persistence is null)
        {
            return;
        }

        writer.WriteStartObject("persistence");
        writer.WriteString("id", persistence.Id);
        WriteOptional(writer, "principal", persistence.Principal);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DiskVolume? volume)
    {
        if (volume is null)
        {
            return;
        }

        writer.WriteStartObject("volume");
        writer.WriteString("container_path", volume.ContainerPath);
        WriteOptional(writer, "host_path", volume.HostPath);
        writer.WriteString("mode", Array.Find(Modes, mode => mode.Item2 == volume.Mode).Item1);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DiskSource? source)
    {
        if (source is null)
        {
            return;
        }

        writer.WriteStartObject("source");
        writer.WriteString("type", Array.Find(Sources, type => type.Item2 == source.Type).Item1);
        if (source.Root is { } root)
        {
            writer.WriteStartObject(FieldOf(source.Type));
            writer.WriteString("root", root);
            writer.WriteEndObject();
        }

        WriteOptional(writer, "id", source.Id);
        WriteOptional(writer, "profile", source.Profile);

        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
