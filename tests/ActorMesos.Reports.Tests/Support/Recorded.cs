using ActorMesos.Simulation.Replays;

namespace ActorMesos.Reports.Tests.Support;

/// <summary>The recordings that lie beside the tests.</summary>
internal static class Recorded
{
    /// <summary>One slave, one framework, one volume that is created at 1.02867 s and destroyed at 2.0276855 s.</summary>
    public static RunRecording Quickstart => RunRecording.Read(System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings", "quickstart")).Value;

    /// <summary>A folder for one test.</summary>
    public static DirectoryInfo Folder() => Directory.CreateTempSubdirectory("actormesos-report-");
}
