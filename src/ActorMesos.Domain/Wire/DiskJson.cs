using System.Text.Json;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>The disk info of a resource as JSON (<c>Resource.DiskInfo</c>).</summary>
internal static class DiskJson
{
    private static readonly (string, VolumeMode)[] Modes = [("RW", VolumeMode.ReadWrite), ("RO", VolumeMode.ReadOnly)];
    private static readonly (string, DiskSourceType)[] Sources = [("PATH", DiskSourceType.Path), ("MOUNT", DiskSourceType.Mount)];

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
        var other = value.Optional(FieldOf(type is DiskSourceType.Path ? DiskSourceType.Mount : DiskSourceType.Path));
        if (!other.IsMissing)
        {
            other.Refuse("does not go with the type of the source; give one root, of that type");
        }

        var root = value.Optional(FieldOf(type));
        return new DiskSource(type, root.IsMissing ? null : root.Optional("root").TextOrNull());
    }

    private static string FieldOf(DiskSourceType type) => type is DiskSourceType.Path ? "path" : "mount";

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
