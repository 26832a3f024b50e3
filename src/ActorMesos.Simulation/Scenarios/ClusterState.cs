using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>
/// Slaves as a real master shows them: a scenario's <c>cluster.state</c> names a file with what its <c>/state</c> or <c>/slaves</c> printed.
/// </summary>
internal static class ClusterState
{
    private const int BytesMax = 100_000_000;

    /// <summary>What some programs put before a text that they save.</summary>
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The slaves of the file, each a group of its own; none, and problems, when it cannot be read.</summary>
    /// <param name="section">The section that names the file.</param>
    /// <param name="path">Where it is, seen from the folder of the scenario.</param>
    /// <param name="folder">That folder.</param>
    /// <param name="semantics">The rules of the release.</param>
    public static IReadOnlyList<SlaveGroup> Read(SectionReader section, string path, string folder, SemanticsProfile semantics)
    {
        const string allowed = "allowed: a file with what a master's /state or /slaves prints, seen from the scenario's folder";
        var file = Path.Combine(folder, path);
        if (Text(file) is not { } text)
        {
            section.Refuse("state", $"found '{path}', which is no file that can be read", allowed);
            return [];
        }

        var reports = SlavesJson.Parse(text);
        if (reports.IsRefused)
        {
            section.Refuse("state", $"found '{path}', in which {reports.Refusal.Reason}", allowed);
            return [];
        }

        var groups = new List<SlaveGroup>();
        foreach (var report in reports.Value)
        {
            if (Wrong(report, semantics) is { } wrong)
            {
                section.Refuse("state", $"found '{path}', in which slave {report.Hostname} {wrong}", allowed);
            }
            else
            {
                groups.Add(new(1, report.Hostname, report.Configured, SlaveAttribute.Form.Read(report.Attributes).Value) { Checkpointed = report.Checkpointed });
            }
        }

        return groups;
    }

    /// <summary>What a slave's disk holds, as the setting <c>checkpointed</c> writes it.</summary>
    public static Form<Resources> CheckpointForm(SemanticsProfile semantics) => new(
        "Mesos's JSON array of dynamic reservations and volumes", Resources.Empty, text =>
        {
            if (text.Length == 0)
            {
                return Resources.Empty;
            }

            var read = ResourceJson.ParseList(text);
            return read.IsRefused ? read.Refusal : ResourceValidation.Validate(read.Value, semantics) is { } refusal ? refusal : Resources.Of([.. read.Value]);
        });

    public static string Print(Resources checkpointed) => checkpointed.IsEmpty
        ? ""
        : JsonNode.Parse(WireDocument.Print(writer => ResourceJson.WriteItems(writer, checkpointed)))!.ToJsonString();

    private static string? Wrong(SlaveReport report, SemanticsProfile semantics) =>
        !SlaveGroup.IsHostname(report.Hostname) || report.Hostname.Contains('{', StringComparison.Ordinal)
            ? "has a name that no node can have; a name is of letters, digits, '-' and '.'"
        : (ResourceValidation.Validate([.. report.Configured], semantics) ?? ResourceValidation.Validate([.. report.Checkpointed], semantics)
            ?? SlaveResources.Total(report.Configured, report.Checkpointed).Refusal) is { } refusal
            ? $"has resources that semantics {semantics.Name} does not allow ({refusal.Reason})"
        : SlaveAttribute.Form.Read(report.Attributes) is { IsRefused: true, Refusal.Reason: var reason } ? $"has attributes that cannot be said ({reason})"
        : null;

    private static string? Text(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[Math.Min(BytesMax, stream.Length) + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > BytesMax ? null : Encoding.UTF8.GetString(bytes.AsSpan(0, length)).TrimStart(ByteOrderMark);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
