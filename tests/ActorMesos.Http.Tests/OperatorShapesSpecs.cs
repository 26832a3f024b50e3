using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

/// <summary>Names and types of the fields of operators' documents, on a cluster that has something of everything.</summary>
public sealed class OperatorShapesSpecs
{
    private const string Amounts = """{"cpus":"number","gpus":"number","mem":"number","disk":"number","ports?":"text"}""";
    private const string Labels = """[{"key":"text","value?":"text"}]""";

    private const string Version = """ "build_date":"text","build_time":"number","build_user":"text","version":"text" """;

    private const string Task = $$"""
        {"id":"text","name":"text","framework_id":"text","executor_id":"text","slave_id":"text","state":"text","resources":{{Amounts}},"role":"text",
         "statuses":[{"state":"text","timestamp":"number","healthy?":"flag"}],"labels?":{{Labels}} }
        """;

    private const string SlaveHead = $$"""
         "id":"text","hostname":"text","port":"number","pid":"text","attributes":{"rack":"text","level":"number"},"registered_time":"number","reregistered_time?":"number",
         "resources":{{Amounts}},"used_resources":{{Amounts}},"offered_resources":{{Amounts}},"reserved_resources":{"*":{{Amounts}} },"unreserved_resources":{{Amounts}},
         "active":"flag","deactivated":"flag","version":"text","capabilities":["text"],
         "drain_info?":{"state":"text","config":{"mark_gone":"flag","max_grace_period?":{"nanoseconds":"number"} } }
        """;

    private const string FrameworkHead = $$"""
         "id":"text","name":"text","resources":{{Amounts}},"used_resources":{{Amounts}},"offered_resources":{{Amounts}},"capabilities":["text"],"hostname":"text","webui_url":"text",
         "active":"flag","connected":"flag","recovered":"flag"
        """;

    private const string Framework = $$"""
        {{{FrameworkHead}},"pid":"text","user":"text","failover_timeout":"number","checkpoint":"flag","principal":"text","registered_time":"number","unregistered_time":"number",
         "reregistered_time?":"number","roles":["text"],"labels":{{Labels}},"tasks":[{{Task}}],"unreachable_tasks":[],"completed_tasks":[{{Task}}],
         "offers":[{"id":"text","framework_id":"text","slave_id":"text","resources":{{Amounts}},"allocation_info":{"role":"text"} }],
         "executors":[{"executor_id":"text","name":"text","framework_id":"text","slave_id":"text","resources":{{Amounts}} }]}
        """;

    private const string Frameworks = $$""" "frameworks":[{{Framework}}],"completed_frameworks":[],"unregistered_frameworks":[] """;

    private const string Counts = """
         "TASK_STAGING":"number","TASK_STARTING":"number","TASK_RUNNING":"number","TASK_KILLING":"number","TASK_FINISHED":"number","TASK_KILLED":"number","TASK_FAILED":"number",
         "TASK_LOST":"number","TASK_ERROR":"number","TASK_UNREACHABLE":"number","TASK_DROPPED":"number","TASK_GONE":"number","TASK_GONE_BY_OPERATOR":"number","TASK_UNKNOWN":"number"
        """;

    private const string Resource = """
        {"name":"text","type":"text","scalar?":{"value":"number"},"ranges?":{"range":[{"begin":"number","end":"number"}]},"role":"text",
         "reservation?":{"principal":"text"},"reservations?":[{"type":"text","role":"text","principal?":"text"}]}
        """;

    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["version"] = $$"""{{{Version}} }""",
        ["state"] = $$"""
            {{{Version}},"start_time":"number","elected_time":"number","id":"text","pid":"text","hostname":"text","capabilities":["text"],"activated_slaves":"number",
             "deactivated_slaves":"number","unreachable_slaves":"number","leader":"text",
             "leader_info":{"id":"text","ip":"number","port":"number","pid":"text","hostname":"text","version":"text","address":{"hostname":"text","ip":"text","port":"number"},
                            "capabilities":[{"type":"text"}] },
             "cluster":"text","flags":{"*":"text"},"slaves":[{{{SlaveHead}} }],"recovered_slaves":[],{{Frameworks}},"orphan_tasks":[]}
            """,
        ["state-summary"] = $$"""
            {"hostname":"text","cluster":"text","slaves":[{{{SlaveHead}},{{Counts}},"framework_ids":["text"]}],
             "frameworks":[{{{FrameworkHead}},{{Counts}},"slave_ids":["text"]}]}
            """,
        ["slaves"] = $$"""
            {"slaves":[{{{SlaveHead}},"reserved_resources_full":{"*":[{{Resource}}]},"unreserved_resources_full":[{{Resource}}],"used_resources_full":[{{Resource}}],
              "offered_resources_full":[{{Resource}}]}],"recovered_slaves":[]}
            """,
        ["frameworks"] = $$"""{{{Frameworks}} }""",
        ["tasks"] = $$"""{"tasks":[{{Task}}]}""",
        ["roles"] = $$"""
            {"roles":[{"name":"text","weight":"number","quota?":{"role":"text","guarantee":{{Amounts}},"limit":{{Amounts}},"consumed":{{Amounts}} },"resources":{{Amounts}},
              "allocated":{{Amounts}},"offered":{{Amounts}},"reserved":{{Amounts}},"frameworks":["text"]}]}
            """,
        ["quota"] = $$"""{"infos":[{"role":"text","guarantee":[{{Resource}}]}]}""",
        ["weights"] = """[{"role":"text","weight":"number"}]""",
        ["flags"] = """{"flags":{"*":"text"}}""",
        ["maintenance/schedule"] = """{"windows":[{"machine_ids":[{"hostname":"text"}],"unavailability":{"start":{"nanoseconds":"number"},"duration?":{"nanoseconds":"number"}}}]}""",
        ["maintenance/status"] = """{"draining_machines":[{"id":{"hostname":"text"},"statuses":[]}],"down_machines":[]}""",
        ["metrics/snapshot"] = """{"*":"number"}""",
    };

    [Fact]
    public async Task each_document_has_mesoss_fields_and_their_types()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await Busy(cluster);

        var wrong = new List<string>();
        foreach (var (path, shape) in Shapes)
        {
            // What is offered comes and goes.
            var found = await cluster.Until(() => Differences(cluster, path, shape), differences => !differences.Exists(text => text.Contains(" has 0 elements", StringComparison.Ordinal)));
            wrong.AddRange(found.Select(difference => path + difference));
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"text"}""", ".a is number")]
    [InlineData("""{"a":1}""", """{"a":"number","b":"text"}""", ".b is missing")]
    [InlineData("""{"a":1,"c":null}""", """{"a":"number"}""", ".c is not known")]
    [InlineData("""{"a":[]}""", """{"a":["text"]}""", ".a has 0 elements")]
    [InlineData("""{"a":["x",true]}""", """{"a":["text"]}""", ".a[1] is flag")]
    [InlineData("""{"a":["x"]}""", """{"a?":["text"],"b?":"number"}""", "")]
    public void a_shape_tells_every_difference(string found, string shape, string difference) =>
        string.Join(", ", Shape.Differences(JsonNode.Parse(found), JsonNode.Parse(shape)!)).ShouldBe(difference);

    /// <summary>Something reserved, offered, running, over and planned.</summary>
    private static async Task<TestScheduler> Busy(ServedCluster cluster)
    {
        var resources = Uri.EscapeDataString("""[{"name":"disk","type":"SCALAR","scalar":{"value":64},"role":"eng","reservation":{"principal":"ops"}}]""");
        (await cluster.Post("reserve", $"slaveId={await cluster.SlaveId()}&resources={resources}")).ShouldBe(202);
        (await cluster.Post("quota", """{"role":"eng","guarantee":[{"name":"cpus","type":"SCALAR","scalar":{"value":4}}]}""", "application/json")).ShouldBe(200);
        using var weights = new StringContent("""[{"role":"eng","weight":2.5}]""");
        (await cluster.Http.PutAsync(new Uri("weights", UriKind.Relative), weights)).IsSuccessStatusCode.ShouldBeTrue();
        (await cluster.Post(
            "maintenance/schedule", """{"windows":[{"machine_ids":[{"hostname":"node-1"}],"unavailability":{"start":{"nanoseconds":1437623800000000000}}}]}""", "application/json"))
            .ShouldBe(200);
        var info = TestScheduler.Info(capabilities: ["MULTI_ROLE"]);
        info.Remove("role");
        info["roles"] = new JsonArray("eng");
        info["labels"] = JsonNode.Parse("""{"labels":[{"key":"team","value":"web"}]}""");
        var scheduler = await TestScheduler.Subscribe(cluster, info);
        var offer = await scheduler.Offer();
        await scheduler.Accept(offer, TestTasks.Launch(offer, "short", "true"), Owned(offer));
        for (var states = new List<string>(); !states.Contains("TASK_FINISHED");)
        {
            var status = (await scheduler.Next("UPDATE"))["update"]!["status"]!;
            states.Add((string)status["state"]!);
            await scheduler.Acknowledge(status);
        }

        return scheduler;
    }

    private static JsonObject Owned(JsonNode offer)
    {
        var launch = TestTasks.Launch(offer, "long", "");
        var task = launch["launch"]!["task_infos"]![0]!.AsObject();
        task.Remove("command");
        task["labels"] = JsonNode.Parse("""{"labels":[{"key":"tier","value":"front"}]}""");
        task["executor"] = new JsonObject
        {
            ["executor_id"] = new JsonObject { ["value"] = "mine" },
            ["command"] = new JsonObject { ["value"] = "./executor" },
            ["resources"] = new JsonArray(TestTasks.Scalar("cpus", 0.1), TestTasks.Scalar("mem", 32)),
        };
        return launch;
    }

    private static async Task<List<string>> Differences(ServedCluster cluster, string path, string shape) =>
        [.. Shape.Differences(await cluster.Get(path), JsonNode.Parse(shape)!)];
}
