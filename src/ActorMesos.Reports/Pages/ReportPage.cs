using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Pages;

/// <summary>Puts what is to be drawn, the program that draws it and the library of charts into one file that needs nothing else.</summary>
public static class ReportPage
{
    // What ends a script or begins a comment in HTML must not stand in the data: the default encoder writes <, > and & as numbers.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The page.</summary>
    /// <param name="title">What the browser shows as its name.</param>
    /// <param name="runs">One run, or two side by side.</param>
    /// <param name="figures">What is compared of two runs: rows of name, first, second and whether they differ; null for one run.</param>
    /// <param name="parts">Where two runs part, in lines; null for one run.</param>
    public static string Of(string title, IReadOnlyList<JsonObject> runs, JsonArray? figures, JsonArray? parts = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var data = new JsonObject { ["runs"] = new JsonArray([.. runs]), ["figures"] = figures, ["parts"] = parts };
        return Fill(title, data, Asset("report.js") + Asset("sequence.js") + Asset("tables.js"), Asset("echarts.min.js"));
    }

    /// <summary>A page that draws itself.</summary>
    /// <param name="title">What the browser shows as its name.</param>
    /// <param name="data">What it draws.</param>
    /// <param name="script">What draws it.</param>
    /// <param name="charts">The library of charts; empty for none.</param>
    internal static string Fill(string title, JsonObject data, string script, string charts) => new StringBuilder(Asset("report.html"))
        .Replace("{{title}}", HtmlEncoder.Default.Encode(title).Replace("{", "&#123;", StringComparison.Ordinal))
        .Replace("{{style}}", Asset("report.css"))
        .Replace("{{script}}", script)
        .Replace("{{charts}}", charts)
        .Replace("{{data}}", data.ToJsonString(Json))
        .ToString();

    /// <summary>A file that is built into the program.</summary>
    public static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"The asset {name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
