using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire;
using MessagePack;
using MessagePack.Formatters;

namespace ActorMesos.Actors.Serialization;

/// <summary>How the domain's own values are written; records of such values are written by the names of their members.</summary>
internal static class DomainFormatters
{
    public static IMessagePackFormatter[] All { get; } =
    [
        new TextFormatter<MasterId>(id => id.Value, text => new MasterId(text)),
        new TextFormatter<SlaveId>(id => id.Value, text => new SlaveId(text)),
        new TextFormatter<FrameworkId>(id => id.Value, text => new FrameworkId(text)),
        new TextFormatter<OfferId>(id => id.Value, text => new OfferId(text)),
        new TextFormatter<ExecutorId>(id => id.Value, text => new ExecutorId(text)),
        new TextFormatter<TaskId>(id => id.Value, text => new TaskId(text)),
        new TextFormatter<OperationId>(id => id.Value, text => new OperationId(text)),
        new TextFormatter<Operation>(OperationJson.Print, json => OperationJson.Parse(json).Value),
        new TextFormatter<NodeName>(name => name.Value, text => new NodeName(text)),
        new TicksFormatter<Instant>(instant => instant.Ticks, ticks => new Instant(ticks)),
        new TicksFormatter<TimeSpan>(span => span.Ticks, TimeSpan.FromTicks),
        new ResourcesFormatter(),
        new ResourceFormatter(),
        new SlaveStateFormatter(),
        new RegistryFormatter(),
    ];

    private sealed class TextFormatter<T>(Func<T, string> print, Func<string, T> parse) : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) => writer.Write(print(value));

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => parse(reader.ReadString()!);
    }

    private sealed class TicksFormatter<T>(Func<T, long> print, Func<long, T> parse) : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) => writer.Write(print(value));

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => parse(reader.ReadInt64());
    }

    private sealed class RegistryFormatter : IMessagePackFormatter<Registry?>
    {
        public void Serialize(ref MessagePackWriter writer, Registry? value, MessagePackSerializerOptions options)
        {
            writer.WriteArrayHeader(9);
            writer.Write(value!.Masters);
            var slaves = value.Slaves.OrderBy(slave => slave.Key.Value, StringComparer.Ordinal).Select(slave => new SlaveAdmission(slave.Key, slave.Value));
            MessagePackSerializer.Serialize(ref writer, slaves.ToArray(), options);
            Write(ref writer, value.Unreachable);
            Write(ref writer, value.Gone);
            MessagePackSerializer.Serialize(ref writer, value.Quotas.Values.ToArray(), options);
            MessagePackSerializer.Serialize(ref writer, value.Weights.Select(weight => new WeightOfRole(weight.Key, weight.Value)).ToArray(), options);
            MessagePackSerializer.Serialize(ref writer, InOrder(value.Inactive), options);
            MessagePackSerializer.Serialize(ref writer, value.Maintenance.Windows.ToArray(), options);
            MessagePackSerializer.Serialize(ref writer, value.Maintenance.Down.ToArray(), options);
        }

        public Registry Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            var length = reader.ReadArrayHeader();
            var masters = reader.ReadInt32();
            var slaves = MessagePackSerializer.Deserialize<SlaveAdmission[]>(ref reader, options);
            var registry = new Registry(masters, slaves.ToImmutableDictionary(slave => slave.SlaveId, slave => slave.Slave));

            // What was written before slaves became unreachable, before operators could set anything, drain slaves or maintain machines, ends earlier.
            registry = length < 4 ? registry : registry with { Unreachable = Read(ref reader), Gone = Read(ref reader) };
            registry = length < 6 ? registry : registry
                .Apply(new QuotasUpdated(MessagePackSerializer.Deserialize<QuotaConfig[]>(ref reader, options)))
                .Apply(new WeightsUpdated(MessagePackSerializer.Deserialize<WeightOfRole[]>(ref reader, options)));
            registry = length < 7 ? registry
                : MessagePackSerializer.Deserialize<SlaveInactivated[]>(ref reader, options).Aggregate(registry, (sum, one) => sum.Apply(one));
            return length < 9 ? registry : registry
                .Apply(new MaintenanceScheduled(MessagePackSerializer.Deserialize<MaintenanceWindow[]>(ref reader, options)))
                .Apply(new MaintenanceStarted(MessagePackSerializer.Deserialize<string[]>(ref reader, options)));
        }

        private static SlaveInactivated[] InOrder(ImmutableDictionary<SlaveId, SlaveInactivity> entries) =>
            [.. entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal).Select(entry => new SlaveInactivated(entry.Key, entry.Value))];

        private static void Write(ref MessagePackWriter writer, ImmutableDictionary<SlaveId, Instant> since)
        {
            writer.WriteMapHeader(since.Count);
            foreach (var (slave, instant) in since.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
            {
                writer.Write(slave.Value);
                writer.Write(instant.Ticks);
            }
        }

        private static ImmutableDictionary<SlaveId, Instant> Read(ref MessagePackReader reader)
        {
            var since = ImmutableDictionary.CreateBuilder<SlaveId, Instant>();
            for (var left = reader.ReadMapHeader(); left > 0; left--)
            {
                since.Add(new SlaveId(reader.ReadString()!), new Instant(reader.ReadInt64()));
            }

            return since.ToImmutable();
        }
    }

    private sealed class SlaveStateFormatter : IMessagePackFormatter<SlaveState?>
    {
        public void Serialize(ref MessagePackWriter writer, SlaveState? value, MessagePackSerializerOptions options)
        {
            writer.WriteArrayHeader(8);
            MessagePackSerializer.Serialize(ref writer, value!.Info, options);
            writer.Write(value.Id?.Value);
            MessagePackSerializer.Serialize(ref writer, value.Checkpointed, options);
            MessagePackSerializer.Serialize(ref writer, value.Contents.Select(content => (string[])[content.Key, .. content.Value.Files]).ToArray(), options);
            MessagePackSerializer.Serialize(ref writer, value.Tasks.ToArray(), options);
            writer.Write(value.UpdatesMade);
            MessagePackSerializer.Serialize(ref writer, value.Operations.ToArray(), options);
            MessagePackSerializer.Serialize(ref writer, value.Drain, options);
        }

        public SlaveState Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            var length = reader.ReadArrayHeader();
            var info = MessagePackSerializer.Deserialize<SlaveInfo>(ref reader, options);
            var id = reader.ReadString();
            var checkpointed = MessagePackSerializer.Deserialize<Resources>(ref reader, options);
            var contents = MessagePackSerializer.Deserialize<string[][]>(ref reader, options);
            var tasks = MessagePackSerializer.Deserialize<SlaveTask[]>(ref reader, options);
            return new SlaveState
            {
                Info = info,
                Id = id is null ? null : new SlaveId(id),
                Checkpointed = checkpointed,
                Contents = contents.ToImmutableSortedDictionary(
                    content => content[0], content => new VolumeContent([.. content[1..]]), StringComparer.Ordinal),
                Tasks = [.. tasks],
                UpdatesMade = reader.ReadInt64(),
                Operations = [.. MessagePackSerializer.Deserialize<SlaveOperation[]>(ref reader, options)],
                Drain = length < 8 ? null : MessagePackSerializer.Deserialize<SlaveDrainStarted?>(ref reader, options),
            };
        }
    }
}
