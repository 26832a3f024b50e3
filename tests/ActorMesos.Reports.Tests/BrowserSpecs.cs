using ActorMesos.Reports.Tests.Support;
using Microsoft.Playwright;

namespace ActorMesos.Reports.Tests;

/// <summary>The pages in a real browser that has no network.</summary>
public sealed class BrowserSpecs(BrowserSession browser) : IClassFixture<BrowserSession>
{
    private const string Lane = "[...document.querySelectorAll(`section[aria-label='Timeline'] svg path[fill='${fill}']`)].map(path => path.getBBox()).map(box => [box.x, box.x + box.width])";

    [BrowserFact]
    public async Task every_page_draws_itself_offline_at_both_widths()
    {
        foreach (var (name, html) in new[] { ("report", DrawnPages.Quickstart), ("story", DrawnPages.Told), ("diff", DrawnPages.Both), ("index", DrawnPages.Index) })
        {
            foreach (var width in (int[])[1280, 400])
            {
                var page = await browser.Open(html, width);

                (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} at {width}");
                (await page.ScreenshotAsync(new() { FullPage = true })).Length.ShouldBeGreaterThan(10_000, name);
                await page.CloseAsync();
            }
        }

        browser.Problems.ShouldBeEmpty();
        browser.Requests.ShouldAllBe(address => address.StartsWith("file:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task the_volume_of_the_recording_is_drawn_where_the_recording_says()
    {
        var page = await browser.Open(DrawnPages.Quickstart, 1280);

        (await page.Locator(".verdict").InnerTextAsync()).ShouldBe("HOLDS");
        (await Drawn(page, "#56B4E9")).ShouldHaveSingleItem().ShouldBe(await Pixels(page, 1.02867, 2.0276855), 1.0);
    }

    [BrowserFact]
    public async Task volumes_tasks_faults_and_crashes_are_bars_from_their_beginning_to_their_end()
    {
        var page = await browser.Open(DrawnPages.Told, 1280);

        foreach (var (fill, from, to) in new[] { ("#0072B2", 30.0, 200), ("#D55E00", 250, 360), ("#009E73", 40, 200), ("#8FD6BF", 30, 40), ("#E69F00", 60, 90), ("#6e7781", 100, 130) })
        {
            (await Drawn(page, fill)).ShouldHaveSingleItem().ShouldBe(await Pixels(page, from, to), 1.0);
        }

        (await Drawn(page, "#56B4E9")).Count.ShouldBe(2, "the volume is there before its task and after it");
    }

    [BrowserFact]
    public async Task a_failover_is_a_mark_at_its_instant_on_the_row_of_the_master()
    {
        var page = await browser.Open(DrawnPages.Told, 1280);

        var marks = await page.EvaluateAsync<double[][]>("() => { const chart = ActorMesos.charts().find(one => one.placed), option = chart.getOption(), rows = option.yAxis[0].data; return option.series[1].data.filter(mark => mark.text.startsWith('failover')).map(mark => [mark.value[0], rows.indexOf('master') - mark.value[1]]); }");

        marks.ShouldHaveSingleItem().ShouldBe([150_000, 0]);
    }

    [BrowserFact]
    public async Task tables_filter_and_sort_and_a_line_shows_what_led_to_it()
    {
        var page = await browser.Open(DrawnPages.Quickstart, 1280);
        var lines = page.Locator("section[aria-label='Lines']");

        await lines.Locator("input").FillAsync("WalkStepTaken");
        (await lines.Locator("tbody tr").CountAsync()).ShouldBe(3);
        await lines.Locator("th").First.ClickAsync();
        await lines.Locator("th").First.ClickAsync();
        (await lines.Locator("tbody tr").First.Locator("td").First.InnerTextAsync()).ShouldBe("29");
        await lines.Locator("tbody tr").First.ClickAsync();
        (await page.Locator("section[aria-label='Messages'] .note[aria-live]").InnerTextAsync()).ShouldStartWith("3 lines led to line 29");
    }

    [BrowserFact]
    public async Task a_window_of_time_is_a_sequence_of_its_messages_alone()
    {
        var page = await browser.Open(DrawnPages.Quickstart, 1280);
        var messages = page.Locator("section[aria-label='Messages']");

        await messages.GetByLabel("from, in seconds").FillAsync("1.0193");
        await messages.GetByLabel("to, in seconds").FillAsync("1.0194");
        await messages.GetByText("Show", new() { Exact = true }).ClickAsync();

        (await messages.Locator(".note[aria-live]").InnerTextAsync()).ShouldBe("1 to 2 of 2 lines");
        (await messages.Locator("svg text").AllTextContentsAsync()).ShouldContain("Accept");
        await messages.GetByLabel("from, in seconds").FillAsync("soon");
        await messages.GetByText("Show", new() { Exact = true }).ClickAsync();
        (await messages.Locator(".note[aria-live]").InnerTextAsync()).ShouldBe("from and to are seconds of virtual time, such as 12.5");
    }

    [BrowserFact]
    public async Task the_messages_follow_the_window_to_which_the_timeline_is_set()
    {
        var page = await browser.Open(DrawnPages.Told, 1280);
        var messages = page.Locator("section[aria-label='Messages']");

        await page.EvaluateAsync("() => ActorMesos.charts().find(one => one.placed).dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, startValue: 55000, endValue: 140000 })");
        await messages.GetByText("1 to 4 of 4 lines").WaitForAsync();
        (await messages.GetByLabel("from, in seconds").InputValueAsync()).ShouldBe("55.000");
        (await messages.GetByLabel("to, in seconds").InputValueAsync()).ShouldBe("140.000");
        var shown = "() => { const at = ActorMesos.charts().find(one => one.getDom()?.getAttribute('aria-label')?.startsWith('allocation')).getOption().dataZoom[0]; return [at.startValue, at.endValue]; }";
        await page.GetByText("disk", new() { Exact = true }).ClickAsync();
        (await page.EvaluateAsync<double[]>(shown)).ShouldBe([55_000, 140_000], 1, "what is drawn later shows the same window");

        await page.EvaluateAsync("() => ActorMesos.charts().find(one => one.placed).dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, start: 0, end: 100 })");
        await messages.GetByText("1 to 15 of 15 lines").WaitForAsync();
        (await messages.GetByLabel("from, in seconds").InputValueAsync()).ShouldBe("");
    }

    [BrowserFact]
    public async Task of_a_long_run_the_page_says_which_lines_of_its_middle_are_not_in_it()
    {
        var page = await browser.Open(DrawnPages.Long, 1280);

        (await page.Locator("section[aria-label='Messages'] p.note").First.InnerTextAsync())
            .ShouldContain("So are 225 lines in the middle, of what comes often: 1 of 2 is here of Hello; 1 of 4 is here of Bye that were lost.");
    }

    [BrowserFact]
    public async Task a_mark_that_is_clicked_shows_what_led_to_it()
    {
        var page = await browser.Open(DrawnPages.Told, 1280);

        var place = await page.EvaluateAsync<float[]>("() => { const chart = ActorMesos.charts().find(one => one.placed), box = chart.getDom().getBoundingClientRect(), at = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [150000, 'master']); return [box.left + at[0], box.top + at[1]]; }");
        await page.Mouse.ClickAsync(place[0], place[1]);

        await page.Locator("section[aria-label='Messages']").GetByText("1 line led to line 13").WaitForAsync();
    }

    [BrowserFact]
    public async Task a_value_is_drawn_at_its_instant_and_not_at_the_end_of_a_column()
    {
        var page = await browser.Open(DrawnPages.Told, 1280);

        (await page.EvaluateAsync<string>("() => JSON.stringify(ActorMesos.charts().find(one => one.getDom()?.getAttribute('aria-label') === 'hdfs.bytes-moved').getOption().series[0].data)"))
            .ShouldBe("[[45000,2000000],[200000,2000000],[200000,null]]", "from when it is measured to the end of its task");
    }

    [BrowserFact]
    public async Task two_runs_stand_side_by_side_and_what_differs_is_marked()
    {
        var page = await browser.Open(DrawnPages.Both, 1280);

        (await page.Locator("article .verdict").AllInnerTextsAsync()).ShouldBe(["HOLDS", "FAILED"]);
        (await page.Locator("tr.differs td").First.InnerTextAsync()).ShouldBe("verdict");
        (await page.Locator("section[aria-label='Two runs side by side'] th").AllInnerTextsAsync()).ShouldBe(["", "out/one", "out/two", "differs"]);
        (await page.Locator("article header p.note").First.InnerTextAsync()).ShouldBe("out/one");
        (await page.Locator("pre[aria-label='where they part']").InnerTextAsync()).ShouldContain("  out/two: 1  Pong");
        (await page.Locator("section[aria-label='What led to the failure'] svg").CountAsync()).ShouldBe(1);
        var columns = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('article')].map(one => one.getBoundingClientRect().top)");
        columns[0].ShouldBe(columns[1], 1);
    }

    [BrowserFact]
    public async Task an_exploration_leads_to_the_report_of_each_way_to_fail()
    {
        var page = await browser.Open(DrawnPages.Index, 1280);

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("a walk <b> & more");
        (await page.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).ShouldBe(["no-leak-1/report.html"]);
        (await page.Locator("section[aria-label='no-leak-1'] .facts").InnerTextAsync()).ShouldContain("3, 5");
        (await page.Locator("p.failed").InnerTextAsync()).ShouldBe("No run reached the marker task-lost, which the scenario expects.");
    }

    [BrowserFact]
    public async Task on_paper_nothing_is_cut_off_and_what_nobody_can_click_is_left_out_even_where_the_screen_is_dark()
    {
        var page = await browser.Open(DrawnPages.Told, 1280, ColorScheme.Dark);
        (await Background(page)).ShouldBe("rgb(18, 22, 27)");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(700, 1000);
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");

        (await Background(page)).ShouldBe("rgb(255, 255, 255)");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(700);
        (await page.Locator("section[aria-label='Messages'] .controls").IsVisibleAsync()).ShouldBeFalse();
        (await page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(10_000);
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        (await Background(page)).ShouldBe("rgb(18, 22, 27)");
        browser.Problems.ShouldBeEmpty();
    }

    private static async Task<string> Background(IPage page) => await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    /// <summary>From where to where, in pixels, the timeline has bars of a colour.</summary>
    private static async Task<IReadOnlyList<double[]>> Drawn(IPage page, string fill) => await page.EvaluateAsync<double[][]>($"fill => {Lane}", fill);

    /// <summary>Where the timeline has two instants.</summary>
    private static async Task<double[]> Pixels(IPage page, double from, double to) => await page.EvaluateAsync<double[]>(
        "([from, to]) => { const chart = ActorMesos.charts().find(one => one.placed); return [from, to].map(at => chart.convertToPixel({ xAxisIndex: 0 }, at * 1000)); }", new[] { from, to });
}
