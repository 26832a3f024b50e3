using System.Globalization;
using System.Net;
using ActorMesos.Protocol;
using ActorMesos.Protocol.Scheduler;
using Google.Protobuf;
using Task = System.Threading.Tasks.Task;

namespace ActorMesos.Http.Tests;

public sealed class ProtobufSpecs
{
    [Fact]
    public async Task a_scheduler_that_speaks_protocol_buffers_launches_a_task()
    {
        await using var cluster = await ServedCluster.Start();
        var info = new FrameworkInfo { User = "nobody", Name = "binary", Role = "hdfs", FailoverTimeout = 60 };
        using var answer = await Send(cluster, new Call { Type = Call.Types.Type.Subscribe, Subscribe = new Call.Types.Subscribe { FrameworkInfo = info } }, null);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var id = (await Next(stream, Event.Types.Type.Subscribed)).Subscribed.FrameworkId;
        var offer = (await Next(stream, Event.Types.Type.Offers)).Offers.Offers_[0];
        var task = new TaskInfo
        {
            Name = "t",
            TaskId = new TaskID { Value = "t" },
            AgentId = offer.AgentId,
            Command = new CommandInfo { Value = "sleep 5" },
            Resources =
            {
                new Resource { Name = "cpus", Type = Value.Types.Type.Scalar, Scalar = new Value.Types.Scalar { Value = 1 } },
                new Resource
                {
                    Name = "ports",
                    Type = Value.Types.Type.Ranges,
                    Ranges = new Value.Types.Ranges { Range = { new Value.Types.Range { Begin = 31000, End = 31001 } } },
                },
            },
        };
        var accept = new Call.Types.Accept
        {
            OfferIds = { offer.Id },
            Operations = { new Offer.Types.Operation { Type = Offer.Types.Operation.Types.Type.Launch, Launch = new Offer.Types.Operation.Types.Launch { TaskInfos = { task } } } },
        };

        using (var accepted = await Send(cluster, new Call { FrameworkId = id, Type = Call.Types.Type.Accept, Accept = accept }, StreamId(answer)))
        {
            accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        var status = (await Next(stream, Event.Types.Type.Update)).Update.Status;
        status.State.ShouldBe(TaskState.TaskStarting);
        status.Uuid.Length.ShouldBe(16);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/x-protobuf");
        offer.Attributes.Select(attribute => attribute.Name).ShouldBe(["rack", "level"]);
    }

    [Fact]
    public async Task what_is_no_protocol_buffer_is_refused()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var request = TestScheduler.Request("not one", "application/x-protobuf");

        using var answer = await cluster.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string StreamId(HttpResponseMessage answer) => answer.Headers.GetValues("Mesos-Stream-Id").Single();

    private static Task<HttpResponseMessage> Send(ServedCluster cluster, Call call, string? streamId)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/scheduler", UriKind.Relative)) { Content = new ByteArrayContent(call.ToByteArray()) };
        request.Content.Headers.ContentType = new("application/x-protobuf");
        request.Headers.Add("Accept", "application/x-protobuf");
        if (streamId is not null)
        {
            request.Headers.Add("Mesos-Stream-Id", streamId);
        }

        return cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<Event> Next(Stream stream, Event.Types.Type type)
    {
        while (true)
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
            var read = Event.Parser.ParseFrom(record);
            if (read.Type == type)
            {
                return read;
            }
        }
    }
}
