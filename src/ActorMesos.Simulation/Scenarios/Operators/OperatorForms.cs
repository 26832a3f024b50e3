using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>The kinds of values in the calls of operators.</summary>
internal static class OperatorForms
{
    private static readonly decimal MegabytesMax = Scalar.Largest.Thousandths / 1000m;

    public static Form<string> Principal { get; } = Forms.Text("a principal of at most 200 characters, or empty for none", text => text.Length <= 200);

    public static Form<string> Role { get; } = new(
        "a role such as 'hdfs'",
        "",
        text => RoleName.Validate(text) is { } refusal ? refusal
            : text == Resource.AnyRole ? new Refusal("role", "'*' means no role")
            : text);

    public static Form<string> VolumeId { get; } = Forms.Text("the id of a volume, of 1 to 255 characters", text => text.Length is > 0 and <= 255);

    public static Form<string> Mount { get; } = Forms.Text("the root of a MOUNT disk, of at most 255 characters, or empty", text => text.Length <= 255);

    public static Form<string> ContainerPath { get; } = Forms.Text("a path of 1 to 255 characters", text => text.Length is > 0 and <= 255);

    /// <summary>An amount of disk in megabytes with up to three decimals.</summary>
    public static Form<Scalar> Megabytes { get; } = new(
        $"megabytes from 0.001 to {Scalar.Largest}",
        Scalar.Zero,
        text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 0.001m && number <= MegabytesMax && number * 1000 == decimal.Truncate(number * 1000)
                ? new Scalar((long)(number * 1000))
                : new Refusal("megabytes", ""));
}
