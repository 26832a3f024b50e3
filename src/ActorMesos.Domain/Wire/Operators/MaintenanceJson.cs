using System.Text.Json;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Domain.Wire.Operators;

/// <summary>Maintenance as JSON (<c>maintenance.Schedule</c>, <c>maintenance.ClusterStatus</c>), with times since 1970.</summary>
public static class MaintenanceJson
{
    /// <summary>Writes what an operator asked to see.</summary>
    public static void Write(Utf8JsonWriter writer, OperatorView view)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        switch (view)
        {
            case MaintenanceSchedule schedule:
                Write(writer, schedule);
                break;
            case MaintenanceStatus status:
                Write(writer, status);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(view), view, "nobody knows how to show this");
        }

        writer.WriteEndObject();
    }

    internal static IReadOnlyList<MaintenanceWindow> ReadWindows(WireValue schedule) => [.. schedule.Optional("windows").Items()
        .Select(window => new MaintenanceWindow(ReadMachines(window.Field("machine_ids")), ReadUnavailability(window.Field("unavailability"))))];

    /// <summary>A machine is known by its hostname; its address is that of its slave, and says nothing more.</summary>
    internal static IReadOnlyList<string> ReadMachines(WireValue machines) =>
        [.. machines.Items().Select(machine => machine.Optional("hostname").TextOrNull() ?? "")];

    internal static void Write(Utf8JsonWriter writer, string name, Unavailability? unavailability)
    {
        if (unavailability is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteStartObject("start");
        writer.WriteNumber("nanoseconds", WireTime.Nanoseconds(unavailability.Start));
        writer.WriteEndObject();
        if (unavailability.Duration is { } duration)
        {
            DurationJson.Write(writer, "duration", duration);
        }

        writer.WriteEndObject();
    }

    private static Unavailability ReadUnavailability(WireValue value) =>
        new(WireTime.FromNanoseconds(value.Field("start").Field("nanoseconds").Nanoseconds()), DurationJson.Read(value.Optional("duration")));

    private static void Write(Utf8JsonWriter writer, MaintenanceSchedule schedule)
    {
        writer.WriteStartArray("windows");
        foreach (var window in schedule.Windows)
        {
            writer.WriteStartObject();
            WriteMachines(writer, "machine_ids", window.Machines);
            Write(writer, "unavailability", window.Unavailability);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, MaintenanceStatus status)
    {
        writer.WriteStartArray("draining_machines");
        foreach (var (machine, answers) in status.Draining)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("id");
            writer.WriteString("hostname", machine);
            writer.WriteEndObject();
            writer.WriteStartArray("statuses");
            foreach (var answer in answers)
            {
                writer.WriteStartObject();
                writer.WriteString("status", answer.IsAccepted ? "ACCEPT" : "DECLINE");
                IdJson.Write(writer, "framework_id", answer.FrameworkId.Value);
                writer.WriteStartObject("timestamp");
                writer.WriteNumber("nanoseconds", WireTime.Nanoseconds(answer.At));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteMachines(writer, "down_machines", status.Down);
    }

    private static void WriteMachines(Utf8JsonWriter writer, string name, IEnumerable<string> machines)
    {
        writer.WriteStartArray(name);
        foreach (var machine in machines)
        {
            writer.WriteStartObject();
            writer.WriteString("hostname", machine);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
