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
        writer.WriteStartObject();
        foreach (var (name, value) in Of(view))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The flags and their values.</summary>
    public static IEnumerable<(string Name, string Value)> Of(MasterView view)
    {
        var settings = view.Master.Settings;
        yield return ("agent_ping_timeout", Duration(settings.PingTimeout));
        yield return ("agent_reregister_timeout", Duration(settings.ReregisterTimeout));
        yield return ("allocation_interval", Duration(settings.AllocationInterval));
        yield return ("authenticate_agents", Flag(settings.AuthenticateSlaves));
        yield return ("authenticate_frameworks", Flag(settings.AuthenticateFrameworks));
        yield return ("ip", view.Cluster.Host);
        yield return ("max_agent_ping_timeouts", Number(settings.PingTimeoutsMost));
        yield return ("max_completed_frameworks", Number(settings.CompletedFrameworksMost));
        yield return ("max_completed_tasks_per_framework", Number(settings.CompletedTasksMost));
        yield return ("max_unreachable_tasks_per_framework", Number(settings.UnreachableTasksMost));
        if (settings.OfferTimeout is { } timeout)
        {
            yield return ("offer_timeout", Duration(timeout));
        }

        yield return ("port", Number(view.Cluster.Port));
        yield return ("recovery_agent_removal_limit", settings.RecoverySlaveRemovalLimit.ToString(CultureInfo.InvariantCulture) + "%");
        yield return ("registry_gc_interval", Duration(settings.RegistryPruningInterval));
        yield return ("registry_max_agent_age", Duration(settings.RegistryAgeMost));
        yield return ("registry_max_agent_count", Number(settings.RegistryEntriesMost));
        if (settings.Roles is { } roles)
        {
            yield return ("roles", string.Join(',', roles));
        }

        yield return ("root_submissions", Flag(settings.RootSubmissions));
        yield return ("version", "false");
    }

    private static string Duration(TimeSpan span) => DurationText.Write(span);

    private static string Flag(bool isSet) => isSet ? "true" : "false";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
