using System.Text;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>Scenarios as text.</summary>
public static class ScenarioText
{
    /// <summary>
    /// Writes a scenario in full, every default resolved, as HOCON that reads back to an equal scenario. Equal scenarios give equal texts.
    /// </summary>
    public static string Print(Scenario scenario)
    {
        var text = new StringBuilder();
        new SectionWriter(text, depth: 0).Section("scenario", section => Write(section, scenario));
        return text.ToString();
    }

    private static void Write(SectionWriter section, Scenario scenario)
    {
        section.Line("name", scenario.Name);
        section.Line("semantics", scenario.Semantics.Name);
        section.List("bugs", MesosBug.All.Where(bug => scenario.Bugs.HasFlag(bug.Bug)).Select(bug => bug.Name));
        section.Line("seed", scenario.Seed);
        section.Line("duration", scenario.Duration);
        section.Line("print-documents", scenario.PrintDocuments);
        section.Section("cluster", cluster => cluster.Line("state", ""));
        section.List("slaves", scenario.Slaves, (entry, group) => group.Write(entry));
        section.List("frameworks", scenario.Frameworks, (entry, framework) => framework.Write(entry));
        section.Section("acls", acls => AclsSection.Write(acls, scenario.Acls));
        section.List("credentials", scenario.Credentials, CredentialEntry.Write);
        section.Section("master", scenario.Master.Write);
        section.Section("slave", scenario.Slave.Write);
        section.Section("driver", scenario.Driver.Write);
        section.Section("network", network =>
        {
            network.Word("latency", scenario.NetworkLatency.Text);
            network.Word("order", scenario.NetworkOrder.Name);
        });
        section.Section("disk", disk => disk.Word("latency", scenario.DiskLatency.Text));
        section.List("faults", scenario.Faults, (entry, fault) => fault.Write(entry));
        section.List("operator", scenario.Operator, (entry, step) => step.Write(entry));
        section.Section("explore", scenario.Explore.Write);
        section.Section("expect", scenario.Expect.Write);
    }
}
