using System.Text.Json.Nodes;
using ActorMesos.Reports.Pages;

namespace ActorMesos.Reports.Tests.Support;

/// <summary>Pages that tests look at.</summary>
internal static class DrawnPages
{
    public static string Quickstart => ReportPage.Of("quickstart", [RunReport.Read(Recorded.Quickstart, window: null, trace: null)], figures: null);

    /// <summary>The recording beside what a story tells.</summary>
    public static string Both => ReportPage.Of(
        "seed 1 and seed 2",
        [Named(RunReport.Read(Recorded.Quickstart, window: null, trace: null), "out/one"), Named(Run(Busy), "out/two")],
        new JsonArray(new JsonArray("verdict", "HOLDS", "FAILED", true), new JsonArray("seed", "1", "1", false)),
        new JsonArray("they part at line 1", "  out/one: 1  Ping", "  out/two: 1  Pong"));

    public static string Told => ReportPage.Of("a story", [Run(Busy)], figures: null);

    /// <summary>A page of which lines are left out.</summary>
    public static string Long
    {
        get
        {
            var run = Run(Busy);
            (run["lines"]!["left_out"], run["lines"]!["thinned"]) = (225, new JsonArray(new JsonArray("lost", "Bye", 4), new JsonArray("delivered", "Hello", 2)));
            return ReportPage.Of("a long story", [run], figures: null);
        }
    }

    public static string Index => IndexPage.Of("a walk <b> & more", JsonNode.Parse("""
        {"scenario":"a walk <b> & more","verdict":"FAILED","says":"","explored":"Seeds 1 to 9.","semantics":"0.23","done":9,"planned":9,"failed":3,"missed":["task-lost"],
         "groups":[{"id":"no-leak-1","exit_code":2,"runs":2,"numbers":[3,5],"says":"seed 3","message":"left","problem":null,"files":["no-leak-1/report.html"],"commands":"./run-sim.sh"},
                   {"id":"walk-2","exit_code":3,"runs":1,"numbers":[8],"says":"seed 8","message":"late","problem":null,"files":[],"commands":null}],
         "markers":[["slave-registered",9,"a slave was admitted"]]}
        """)!.AsObject());

    /// <summary>Six minutes in which much happens: a volume that is used, a task, a partition, a crash, and a master that takes over.</summary>
    public static Story Busy => new Story()
        .Changed(1, "master", "MasterElected")
        .Changed(2, "master", "SlaveJoined", """{"slave":{"node":"node-1","resources":"cpus:4;disk:64"}}""")
        .Changed(2, "master", "SlaveJoined", """{"slave":{"node":"node-2","resources":"cpus:4"}}""")
        .Changed(10, "node-1", "ResourcesCheckpointed", """{"target":"disk(hdfs)[v:data]:64"}""")
        .Changed(30, "node-1", "TaskLaunched", """{"framework_id":"F","task":{"id":"t","resources":"cpus:1;disk(hdfs)[v:data]:64"}}""")
        .Changed(31, "node-1", "VolumeWritten", """{"folder":"hdfs/v","file":"t"}""")
        .Changed(40, "node-1", "TaskUpdated", """{"status":{"task_id":"t","state":"Running"}}""")
        .Changed(45, "node-1/t", "Measured", """{"name":"hdfs.bytes-moved","value":2000000}""")
        .Fault(60, "FaultSetIn", """{"kind":"partition","what":"node-2 from master"}""")
        .Fault(90, "FaultHealed", """{"kind":"partition","what":"node-2 from master"}""")
        .Fault(100, "NodeCrashed", """{"node":"node-2"}""")
        .Fault(130, "NodeRestarted", """{"node":"node-2"}""")
        .Changed(150, "master", "MasterElected")
        .Changed(200, "node-1", "TaskUpdated", """{"status":{"task_id":"t","state":"Killed"}}""")
        .Changed(250, "node-1", "ResourcesCheckpointed", """{"target":"","deletes_content":false}""");

    private static JsonObject Named(JsonObject run, string name)
    {
        run["name"] = name;
        return run;
    }

    private static JsonObject Run(Story story)
    {
        var model = new ReportModel(Story.Seconds, window: null);
        foreach (var line in story.Lines())
        {
            model.See(line);
        }

        var run = model.Print();
        run["result"] = JsonNode.Parse("""
            {"scenario":"a story","seed":1,"semantics":"0.23","virtual_seconds":360,"messages":0,"messages_lost":0,"lines":15,"trace_sha256":"0","build":"0",
             "failure":{"message":"it leaks","faults":["crash: node-2"],"chain":[{"seq":14,"at":250,"event":"changed","to":"node-1","kind":"ResourcesCheckpointed","payload":{}}]}}
            """);
        run["verdict"] = "FAILED no-leak";
        run["has_lines"] = true;
        return run;
    }
}
