using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Pages;

/// <summary>The page that leads to the reports of many runs; it draws no charts.</summary>
public static class IndexPage
{
    /// <summary>The page.</summary>
    /// <param name="title">What the browser shows as its name.</param>
    /// <param name="exploration">What was explored, and the groups of runs that failed alike.</param>
    public static string Of(string title, JsonObject exploration) =>
        ReportPage.Fill(title, exploration, ReportPage.Asset("index.js") + ReportPage.Asset("tables.js"), charts: "");
}
