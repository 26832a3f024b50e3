using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Time;

namespace ActorMesos.Http.Operator;

/// <summary><c>/flags</c>: what the master is configured to, under the names of Mesos's flags, all as text.</summary>
internal static class FlagsDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("flags");
        WriteFlags(writer, view);
        writer.WriteEndObject();
    }

    public static void WriteFlags(Utf8JsonWriter writer, MasterView view)
    {
        var settings = view.Master.Settings;
        writer.WriteStartObject();
        writer.WriteString("agent_ping_timeout", Duration(settings.PingTimeout));
        writer.WriteString("agent_reregister_timeout", Duration(settings.ReregisterTimeout));
        writer.WriteString("allocation_interval", Duration(settings.AllocationInterval));
        writer.WriteString("authenticate_agents", Flag(settings.AuthenticateSlaves));
        writer.WriteString("authenticate_frameworks", Flag(settings.AuthenticateFrameworks));
        writer.WriteString("ip", view.Cluster.Host);
        writer.WriteString("max_agent_ping_timeouts", Number(settings.PingTimeoutsMost));
        writer.WriteString("max_completed_frameworks", Number(settings.CompletedFrameworksMost));
        writer.WriteString("max_completed_tasks_per_framework", Number(settings.CompletedTasksMost));
        if (settings.OfferTimeout is { } timeout)
        {
            writer.WriteString("offer_timeout", Duration(timeout));
        }

        writer.WriteString("port", Number(view.Cluster.Port));
        writer.WriteString("recovery_agent_removal_limit", settings.RecoverySlaveRemovalLimit.ToString(CultureInfo.InvariantCulture) + "%");
        if (settings.Roles is { } roles)
        {
            writer.WriteString("roles", string.Join(',', roles));
        }

        writer.WriteString("root_submissions", Flag(settings.RootSubmissions));
        writer.WriteString("version", "false");
        writer.WriteEndObject();
    }

    private static string Duration(TimeSpan span) => DurationText.Write(span);

    private static string Flag(bool isSet) => isSet ? "true" : "false";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
