using ActorMesos.Domain.Resources;
using MessagePack;
using MessagePack.Formatters;

namespace ActorMesos.Actors.Serialization;

/// <summary>A resource as seven fields in a fixed order.</summary>
internal sealed class ResourceFormatter : IMessagePackFormatter<Resource?>
{
    public void Serialize(ref MessagePackWriter writer, Resource? value, MessagePackSerializerOptions options)
    {
        writer.WriteArrayHeader(7);
        writer.Write(value!.Name);
        writer.Write((int)value.Value.Type);
        WriteValue(ref writer, value.Value);
        WriteReservations(ref writer, value.Reservations);
        WriteDisk(ref writer, value.Disk);
        writer.Write(value.ShareCount);
        writer.Write(value.Revocable);
    }

    public Resource Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        reader.ReadArrayHeader();
        var name = reader.ReadString()!;
        var value = ReadValue(ref reader, (ResourceType)reader.ReadInt32());
        return new Resource
        {
            Name = string.Intern(name),
            Value = value,
            Reservations = ReadReservations(ref reader),
            Disk = ReadDisk(ref reader),
            ShareCount = reader.ReadInt32(),
            Revocable = reader.ReadBoolean(),
        };
    }

    private static void WriteValue(ref MessagePackWriter writer, ResourceValue value)
    {
        switch (value.Type)
        {
            case ResourceType.Scalar:
                writer.Write(value.Scalar.Thousandths);
                break;
            case ResourceType.Ranges:
                writer.WriteArrayHeader(value.Ranges.Count * 2);
                foreach (var range in value.Ranges)
                {
                    writer.Write(range.Begin);
                    writer.Write(range.End);
                }

                break;
            default:
                writer.WriteArrayHeader(value.Set.Count);
                foreach (var item in value.Set)
                {
                    writer.Write(item);
                }

                break;
        }
    }

    private static ResourceValue ReadValue(ref MessagePackReader reader, ResourceType type)
    {
        if (type == ResourceType.Scalar)
        {
            return ResourceValue.Of(new Scalar(reader.ReadInt64()));
        }

        var count = reader.ReadArrayHeader();
        if (type == ResourceType.Ranges)
        {
            var ranges = new ValueRange[count / 2];
            for (var i = 0; i < ranges.Length; i++)
            {
                ranges[i] = new ValueRange(reader.ReadUInt64(), reader.ReadUInt64());
            }

            return ResourceValue.Of(RangesValue.Of(ranges));
        }

        var items = new string[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = reader.ReadString()!;
        }

        return ResourceValue.Of(SetValue.Of(items));
    }

    private static void WriteReservations(ref MessagePackWriter writer, ReservationStack stack)
    {
        writer.WriteArrayHeader(stack.Count);
        foreach (var reservation in stack)
        {
            writer.WriteArrayHeader(4);
            writer.Write((int)reservation.Type);
            writer.Write(reservation.Role);
            writer.Write(reservation.Principal);
            WriteLabels(ref writer, reservation.Labels);
        }
    }

    private static ReservationStack ReadReservations(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        var reservations = new Reservation[count];
        for (var i = 0; i < count; i++)
        {
            reader.ReadArrayHeader();
            reservations[i] = new Reservation(
                (ReservationType)reader.ReadInt32(), reader.ReadString()!, reader.ReadString(), ReadLabels(ref reader));
        }

        return count == 0 ? ReservationStack.Unreserved : ReservationStack.Of(reservations);
    }

    private static void WriteLabels(ref MessagePackWriter writer, Labels? labels)
    {
        if (labels is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(labels.Count * 2);
        foreach (var label in labels)
        {
            writer.Write(label.Key);
            writer.Write(label.Value);
        }
    }

    private static Labels? ReadLabels(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var labels = new Label[reader.ReadArrayHeader() / 2];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = new Label(reader.ReadString()!, reader.ReadString());
        }

        return Labels.Of(labels);
    }

    private static void WriteDisk(ref MessagePackWriter writer, DiskInfo? disk)
    {
        if (disk is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(9);
        writer.Write(disk.Persistence?.Id);
        writer.Write(disk.Persistence?.Principal);
        writer.Write(disk.Volume?.ContainerPath);
        writer.Write((int)(disk.Volume?.Mode ?? default));
        writer.Write(disk.Volume?.HostPath);
        writer.Write(disk.Source is null ? -1 : (int)disk.Source.Type);
        writer.Write(disk.Source?.Root);
        writer.Write(disk.Source?.Id);
        writer.Write(disk.Source?.Profile);
    }

    private static DiskInfo? ReadDisk(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var fields = reader.ReadArrayHeader();
        var (id, principal) = (reader.ReadString(), reader.ReadString());
        var (path, mode, host) = (reader.ReadString(), (VolumeMode)reader.ReadInt32(), reader.ReadString());
        var (source, root) = (reader.ReadInt32(), reader.ReadString());
        var (name, profile) = fields < 9 ? (null, null) : (reader.ReadString(), reader.ReadString());
        return new DiskInfo(
            id is null ? null : new DiskPersistence(id, principal),
            path is null ? null : new DiskVolume(path, mode, host),
            source < 0 ? null : new DiskSource((DiskSourceType)source, root, name, profile));
    }
}

/// <summary>A collection of resources, one after the other.</summary>
internal sealed class ResourcesFormatter : IMessagePackFormatter<Resources?>
{
    private static readonly ResourceFormatter One = new();

    public void Serialize(ref MessagePackWriter writer, Resources? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Count);
        foreach (var resource in value)
        {
            One.Serialize(ref writer, resource, options);
        }
    }

    public Resources? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var resources = new Resource[reader.ReadArrayHeader()];
        for (var i = 0; i < resources.Length; i++)
        {
            resources[i] = One.Deserialize(ref reader, options);
        }

        return resources.Length == 0 ? Resources.Empty : Resources.Of(resources);
    }
}
