using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ActorMesos.Http.OperatorV1;
using ActorMesos.Protocol;
using ActorMesos.Protocol.Master;
using ActorMesos.Protocol.Quota;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Task = System.Threading.Tasks.Task;
using Value = ActorMesos.Protocol.Value;

namespace ActorMesos.Http.Tests;

public sealed class OperatorProtobufSpecs
{
    private const string MediaType = "application/x-protobuf";

    public static TheoryData<string> Reads => [.. V1Reads.ByType.Keys];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task whatever_is_shown_is_shown_as_a_protocol_buffer_too(string type)
    {
        await using var cluster = await ServedCluster.Start(more: """
            frameworks = [ { name = batch, type = batch, role = eng } ]
            master = { weights = { eng = 2 } }
            """);
        var pascal = string.Concat(type.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));

        var answer = await Answer(cluster, new Call { Type = System.Enum.Parse<Call.Types.Type>(pascal) });

        answer.Type.ToString().ShouldBe(pascal);
        Response.Descriptor.Fields.InFieldNumberOrder().Count(field => field.Name != "type" && field.Accessor.HasValue(answer)).ShouldBe(1);
        Response.Descriptor.FindFieldByName(type.ToLowerInvariant()).Accessor.HasValue(answer).ShouldBeTrue();
    }

    [Fact]
    public async Task it_says_the_same_as_the_document()
    {
        await using var cluster = await ServedCluster.Start();

        var agents = (await Answer(cluster, new Call { Type = Call.Types.Type.GetAgents })).GetAgents.Agents;

        agents.Select(agent => agent.AgentInfo.Hostname).Order(StringComparer.Ordinal).ShouldBe(["node-1", "node-2", "node-3"]);
        agents[0].Capabilities.Count.ShouldBe(8);
        agents[0].TotalResources.Single(resource => resource.Name == "ports").Ranges.Range.Single().End.ShouldBe(32000UL);
        agents[0].AgentInfo.Attributes.Select(attribute => attribute.Name).ShouldBe(["rack", "level"]);
    }

    [Fact]
    public async Task an_operator_changes_quotas_drains_and_plans_maintenance()
    {
        await using var cluster = await ServedCluster.Start();
        var slave = new AgentID { Value = await cluster.SlaveId() };
        var quota = new QuotaConfig { Role = "eng", Limits = { ["cpus"] = new Value.Types.Scalar { Value = 4 } } };

        (await Status(cluster, new Call { Type = Call.Types.Type.UpdateQuota, UpdateQuota = new Call.Types.UpdateQuota { QuotaConfigs = { quota } } })).ShouldBe(200);
        (await Status(cluster, new Call
        {
            Type = Call.Types.Type.DrainAgent,
            DrainAgent = new Call.Types.DrainAgent { AgentId = slave, MaxGracePeriod = new Duration { Seconds = 7, Nanos = 500_000_000 } },
        })).ShouldBe(200);
        (await Status(cluster, new Call
        {
            Type = Call.Types.Type.ReserveResources,
            ReserveResources = new Call.Types.ReserveResources
            {
                AgentId = slave,
                Resources =
                {
                    new Resource
                    {
                        Name = "disk", Type = Value.Types.Type.Scalar, Scalar = new Value.Types.Scalar { Value = 64 }, Role = "eng",
                        Reservation = new Resource.Types.ReservationInfo { Principal = "ops" },
                    },
                },
            },
        })).ShouldBe(202);

        (await Answer(cluster, new Call { Type = Call.Types.Type.GetQuota })).GetQuota.Status.Configs.Single().Limits["cpus"].Value.ShouldBe(4);
        var agents = await cluster.Until(
            async () => (await Answer(cluster, new Call { Type = Call.Types.Type.GetAgents })).GetAgents.Agents,
            all => all.Single(agent => agent.AgentInfo.Id.Equals(slave)).TotalResources.Any(resource => resource.Role == "eng"));
        agents.Single(agent => agent.DrainInfo is not null).DrainInfo.Config.MaxGracePeriod.Nanoseconds.ShouldBe(7_500_000_000);
        (await Answer(cluster, new Call { Type = Call.Types.Type.GetMaintenanceSchedule })).GetMaintenanceSchedule.Schedule.Windows.ShouldBeEmpty();
    }

    [Fact]
    public async Task who_listens_may_want_protocol_buffers()
    {
        await using var cluster = await ServedCluster.Start();
        using var answer = await Send(cluster, new Call { Type = Call.Types.Type.Subscribe });
        await using var stream = await answer.Content.ReadAsStreamAsync();

        (await Next(stream)).Subscribed.GetState.GetAgents.Agents.Count.ShouldBe(3);
        (await Next(stream)).Type.ShouldBe(Event.Types.Type.Heartbeat);
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        (await Next(stream)).FrameworkAdded.Framework.FrameworkInfo.Name.ShouldBe("test");
        answer.Content.Headers.ContentType!.ToString().ShouldBe(MediaType);
    }

    [Fact]
    public async Task a_call_in_one_form_may_be_answered_in_the_other()
    {
        await using var cluster = await ServedCluster.Start();
        using var request = Request(new Call { Type = Call.Types.Type.GetHealth });
        request.Headers.Add("Accept", "application/json");

        using var answer = await cluster.Http.SendAsync(request);

        ((bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["get_health"]!["healthy"]!).ShouldBeTrue();
    }

    private static HttpRequestMessage Request(Call call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1", UriKind.Relative)) { Content = new ByteArrayContent(call.ToByteArray()) };
        request.Content.Headers.ContentType = new(MediaType);
        return request;
    }

    private static Task<HttpResponseMessage> Send(ServedCluster cluster, Call call)
    {
        var request = Request(call);
        request.Headers.Add("Accept", MediaType);
        return cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<int> Status(ServedCluster cluster, Call call)
    {
        using var answer = await Send(cluster, call);
        return (int)answer.StatusCode;
    }

    private static async Task<Response> Answer(ServedCluster cluster, Call call)
    {
        using var answer = await Send(cluster, call);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Response.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync());
    }

    private static async Task<Event> Next(Stream stream)
    {
        var length = "";
        var one = new byte[1];
        await stream.ReadExactlyAsync(one);
        for (; one[0] != '\n'; await stream.ReadExactlyAsync(one))
        {
            length += (char)one[0];
        }

        var record = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(record);
        return Event.Parser.ParseFrom(record);
    }
}
