using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class ServeSpecs : IDisposable
{
    private const string Reserved = """[{"name":"disk","type":"SCALAR","scalar":{"value":64},"role":"hdfs","reservation":{}}]""";

    private readonly Workplace _workplace = new();
    private readonly HttpClient _http = new();

    public ServeSpecs() => _workplace.Write("served.conf", """
        scenario {
          name = "served"
          semantics = "1.11"
          seed = 3
          duration = 5s
          slaves = [ { count = 2, resources = "cpus:4;mem:4096;disk:4096" } ]
        }
        """);

    public void Dispose()
    {
        _http.Dispose();
        _workplace.Dispose();
    }

    [Fact]
    public async Task what_was_reserved_is_there_after_kill_9_and_a_whole_run_is_replayed()
    {
        using (var running = Serve())
        {
            var address = await Address(running);
            await Reserve(address);
            await Until(address, slaves => ReservedOn(slaves) == 1);
        }

        using (var again = Serve())
        {
            var address = await Address(again);
            await Until(address, slaves => ReservedOn(slaves) == 1);
            again.Send(PosixSignal.SIGTERM);
            (await again.End()).ShouldExitWith(0).OutputLines[^1].ShouldBe("recorded in out/serve/served");
        }

        using (var fresh = Serve("--fresh"))
        {
            var address = await Address(fresh);
            await Until(address, slaves => slaves.Count == 2 && ReservedOn(slaves) == 0);
            await Reserve(address);
            fresh.Send(PosixSignal.SIGINT);
            (await fresh.End()).ShouldExitWith(0);
        }

        (await _workplace.Run("replay", "out/serve/served")).ShouldExitWith(0).Output.ShouldContain("SAME");
    }

    [Theory]
    [InlineData("--port", "65536")]
    [InlineData("--speed", "x0")]
    [InlineData("--speed", "fast")]
    [InlineData("--requests-per-second", "0")]
    [InlineData("--host", "nowhere")]
    [InlineData("--credentials", "missing.txt")]
    public async Task what_is_not_right_is_refused(string option, string value) =>
        (await _workplace.Run("serve", "served.conf", option, value)).ShouldBeRefused(option);

    [Fact]
    public async Task an_option_that_there_is_not_is_no_file_and_the_nearest_is_named()
    {
        (await _workplace.Run("serve", "--foo")).ShouldBeRefused("--foo: serve has no such option", "--port");
        (await _workplace.Run("serve", "--prot", "0")).ShouldBeRefused("did you mean '--port'?");
        (await _workplace.Run("replay", "--frm", "3s")).ShouldBeRefused("--frm: replay has no such option");
    }

    [Fact]
    public async Task a_port_that_is_taken_is_named_and_nothing_is_begun_or_replaced()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        (await _workplace.Run("serve", "served.conf", "--port", port)).ShouldBeRefused(port);
        Directory.Exists(_workplace.Path("out")).ShouldBeFalse();
        _workplace.Write("kept.db", "a journal of before");
        (await _workplace.Run("serve", "served.conf", "--port", port, "--journal-file", "kept.db", "--fresh")).ShouldBeRefused(port);
        (await File.ReadAllTextAsync(_workplace.Path("kept.db"))).ShouldBe("a journal of before");
    }

    private Running Serve(params string[] more) => _workplace.Start(["serve", "served.conf", "--port", "0", "--speed", "x100", .. more]);

    private static async Task<Uri> Address(Running running)
    {
        var line = await running.WaitForLine("serves http");
        return new Uri(line["serves ".Length..line.IndexOf("state", StringComparison.Ordinal)]);
    }

    private async Task Reserve(Uri address)
    {
        var slaves = await Until(address, slaves => slaves.Count == 2);
        using var form = new FormUrlEncodedContent([new("slaveId", (string)slaves[0]!["id"]!), new("resources", Reserved)]);
        using var answer = await _http.PostAsync(new Uri(address, "reserve"), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static int ReservedOn(JsonArray slaves) => slaves.Count(slave => slave!["reserved_resources_full"]!.AsObject().Count > 0);

    private async Task<JsonArray> Until(Uri address, Func<JsonArray, bool> isRight)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri(address, "slaves"), patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK && JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!["slaves"]!.AsArray() is var slaves && isRight(slaves))
            {
                return slaves;
            }
        }
    }
}
