using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>How masters are named: by the virtual date of their election and their number, as masters of 0.23 were by date, address and process.</summary>
public static class MasterIds
{
    /// <summary>The date at which virtual time begins: the day of the release of Mesos 0.23.0.</summary>
    private static readonly DateTime Epoch = new(2015, 7, 22, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether the id is of the first master that a cluster ever had.</summary>
    public static bool IsFirst(MasterId id) => id.Value.EndsWith("-1", StringComparison.Ordinal);

    /// <summary>The id of the n-th master, elected at the given instant.</summary>
    public static MasterId For(int number, Instant elected) =>
        new((Epoch + elected.SinceStart).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + number.ToString(CultureInfo.InvariantCulture));
}
