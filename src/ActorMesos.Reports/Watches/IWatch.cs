using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Makes one part of a report, or of a live page, out of the lines of a recording as they come.</summary>
public interface IWatch
{
    /// <summary>A line has come.</summary>
    void See(EventLine line);
}
