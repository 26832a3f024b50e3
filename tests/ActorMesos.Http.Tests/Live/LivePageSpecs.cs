using System.Net;
using System.Text.Json.Nodes;
using ActorMesos.Reports.Tests.Support;
using Microsoft.Playwright;

namespace ActorMesos.Http.Tests.Live;

public sealed class LivePageSpecs : IAsyncLifetime
{
    private const string Batch = """frameworks = [ { name = batch, type = batch, role = eng, settings = { tasks = 40, duration = 6h } } ]""";

    private const string FirstWord = """
        data: null

        data: {"at":7,"speed":1,"paused":false,"slipped":0,"scenario":"s","seed":1,"semantics":"1.11","started":0,"faults":[],"broken":[],"invariants":1,"spans":[],"has_master":true,"samples":[],"slaves":[["other-1","up",0,0,0,"8 cpus",[]]],"frameworks":[]}


        """;

    private readonly List<string> _problems = [];
    private readonly List<string> _requests = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    [BrowserFact]
    public async Task the_page_draws_itself_at_both_widths_and_asks_nobody_else()
    {
        await using var cluster = await ServedCluster.Start(slaves: 6, more: Batch);
        foreach (var width in (int[])[1280, 400])
        {
            var page = await Open(cluster, width);
            await page.WaitForFunctionAsync("() => Number(document.querySelectorAll('#figures b')[1]?.textContent) > 0");

            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("#slaves button.up").CountAsync()).ShouldBe(6);
            (await page.Locator("#frameworks tbody tr").InnerTextAsync()).ShouldContain("batch");
            (await page.Locator("#timeline svg").CountAsync()).ShouldBe(1);
            var image = await page.ScreenshotAsync(new() { FullPage = true });
            image.Length.ShouldBeGreaterThan(10_000);
        }

        _problems.ShouldBeEmpty();
        _requests.ShouldAllBe(address => address.StartsWith(cluster.Address.ToString(), StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task buttons_break_a_slave_and_heal_it_and_the_timeline_shows_it()
    {
        await using var cluster = await ServedCluster.Start();
        var page = await Open(cluster, 1280);

        await page.Locator("#slaves button[data-host='node-2']").ClickAsync();
        await page.Locator("#fault select[name=for]").SelectOptionAsync("1h");
        await page.Locator("#fault button").ClickAsync();

        await page.Locator("#slaves button.disconnected[data-host='node-2'], #slaves button.away[data-host='node-2']").WaitForAsync();
        await page.Locator("#faults li").WaitForAsync();
        (await page.Locator("#faults").InnerTextAsync()).ShouldContain("node-2");
        await page.WaitForFunctionAsync("() => [...Live.state.spans.values()].some(span => span.lane === 'down' && span.node === 'node-2' && span.to === null)");
        await page.WaitForFunctionAsync("() => Live.state.drawn.placed.some(placed => placed.span.lane === 'down' && Live.state.drawn.rows[placed.value[2]] === 'node-2')");
        await page.Locator("#heal").ClickAsync();
        await page.Locator("#slaves button.up[data-host='node-2']").WaitForAsync();
        await page.WaitForFunctionAsync("() => [...Live.state.spans.values()].some(span => span.lane === 'down' && span.node === 'node-2' && span.to > span.from)");
        _problems.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task buttons_set_the_speed_and_what_is_refused_is_said()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var page = await Open(cluster, 1280);

        await page.Locator("[data-speed='10']:not(#pause)").ClickAsync();
        await page.Locator("[data-speed='10'][aria-pressed='true']:not(#pause)").WaitForAsync();
        ((double)(await cluster.Get("simulation/status"))["speed"]!).ShouldBe(10);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#pause[aria-pressed='true']").WaitForAsync();
        ((bool)(await cluster.Get("simulation/status"))["paused"]!).ShouldBeTrue();
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#pause[aria-pressed='false']").WaitForAsync();

        await page.Locator("#fault input").FillAsync("node-9");
        await page.Locator("#fault button").ClickAsync();
        await page.Locator("#said.refused").WaitForAsync();
        (await page.Locator("#said").InnerTextAsync()).ShouldContain("node-9");
    }

    [BrowserFact]
    public async Task before_the_first_word_it_says_that_it_connects_and_shows_nothing_empty()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var page = await _browser!.NewPageAsync();
        var word = new TaskCompletionSource();
        await page.RouteAsync("**/simulation/live", async route =>
        {
            await word.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(cluster.Address.ToString());

        (await page.Locator("#notice").InnerTextAsync()).ShouldStartWith("Connecting");
        (await page.Locator("#clock, main section, #figures").EvaluateAllAsync<bool>("shown => shown.some(one => one.checkVisibility())")).ShouldBeFalse();
        word.SetResult();
        await page.Locator("#slaves button.up").WaitForAsync();
        (await page.Locator("#notice").IsVisibleAsync()).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task a_lost_connection_is_said_and_found_again_even_where_it_was_refused_in_between()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var page = await _browser!.NewPageAsync();
        var answers = new Queue<Func<IRoute, Task>>(
        [
            route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = FirstWord }),
            route => route.FulfillAsync(new() { Status = 503 }),
        ]);
        await page.RouteAsync("**/simulation/live", route => answers.TryDequeue(out var answer) ? answer(route) : route.ContinueAsync());
        await page.GotoAsync(cluster.Address.ToString());

        await page.Locator("body.lost").WaitForAsync();
        (await page.Locator("#notice").InnerTextAsync()).ShouldContain("lost");
        (await page.Locator("#notice").InnerTextAsync()).ShouldContain("00:00:07");
        (await page.Locator("#pause").IsDisabledAsync()).ShouldBeTrue();
        await page.Locator("body:not(.lost) #slaves button.up[data-host='node-1']").WaitForAsync();
        answers.ShouldBeEmpty();
        (await page.Locator("#notice").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#pause").IsDisabledAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task the_parts_of_the_page_are_there_and_nothing_else()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        using var page = await cluster.Http.GetAsync(new Uri("/", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        foreach (var part in (string[])["/page/live.css", "/page/live.js", "/page/charts.js", "/page/echarts.min.js"])
        {
            html.ShouldContain(part);
            (await cluster.Http.GetAsync(new Uri(part, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await cluster.Http.GetAsync(new Uri("/page/nothing", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cluster.Http.GetAsync(new Uri("/nothing", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task who_comes_later_is_told_all_that_has_happened_and_then_only_what_changes()
    {
        await using var cluster = await ServedCluster.Start(more: Batch);
        await cluster.Until(() => cluster.Metric("master/tasks_running"), running => running > 0);
        using var reader = new StreamReader(await cluster.Http.GetStreamAsync(new Uri("simulation/live", UriKind.Relative)));

        var first = await Next(reader);
        first["slaves"]!.AsArray().Count.ShouldBe(3);
        first["spans"]!.AsArray().ShouldContain(span => (string)span![1]! == "task");
        var second = await Next(reader);
        second["scenario"].ShouldBeNull();
        second["samples"]!.AsArray().Count.ShouldBe(1);
        ((double)second["at"]!).ShouldBeGreaterThan((double)first["at"]!);
    }

    [Fact]
    public async Task who_comes_while_no_master_leads_is_told_of_the_slaves_once_one_does()
    {
        await using var cluster = await ServedCluster.Start();
        await cluster.Until(() => cluster.Metric("master/slaves_active"), active => active == 3);
        (await cluster.Post("simulation/pause", "", "application/json")).ShouldBe(200);
        using (var earlier = new StreamReader(await cluster.Http.GetStreamAsync(new Uri("simulation/live", UriKind.Relative))))
        {
            // Another page has been told of them, and they will stand as they stood.
            (await Next(earlier))["slaves"]!.AsArray().Select(static slave => (string)slave![1]!).ShouldBe(["up", "up", "up"]);
        }

        (await cluster.Post("simulation/faults", """{"master-failover":{"for":"1h"}}""", "application/json")).ShouldBe(200);
        using var reader = new StreamReader(await cluster.Http.GetStreamAsync(new Uri("simulation/live", UriKind.Relative)));
        var first = await Next(reader);
        ((bool)first["has_master"]!).ShouldBeFalse();
        first["slaves"].ShouldBeNull();

        (await cluster.Post("simulation/heal", "", "application/json")).ShouldBe(200);
        (await cluster.Post("simulation/step", """{"by":"2m"}""", "application/json")).ShouldBe(200);
        var known = new HashSet<string>();
        for (var frame = 0; frame < 10 && known.Count < 3; frame++)
        {
            known.UnionWith((await Next(reader))["slaves"]?.AsArray().Select(slave => (string)slave![0]!) ?? []);
        }

        known.Order(StringComparer.Ordinal).ShouldBe(["node-1", "node-2", "node-3"]);
    }

    private static async Task<JsonNode> Next(StreamReader reader)
    {
        while (true)
        {
            var line = (await reader.ReadLineAsync()).ShouldNotBeNull();
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                return JsonNode.Parse(line["data: ".Length..])!;
            }
        }
    }

    private async Task<IPage> Open(ServedCluster cluster, int width)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.Console += (_, message) => _problems.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _problems.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
        await page.GotoAsync(cluster.Address.ToString());
        return page;
    }
}
