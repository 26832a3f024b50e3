namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;
using CsCheck;

/// <summary>Whatever comes, goes and is given back: nothing is given twice, and all of it can be given again.</summary>
public sealed class AllocatorProperties
{
    private const int Slaves = 3;
    private static readonly Resources Total = ResourceText.Parse("cpus:4;mem:4096;disk:100;disk(a):50;ports:[1-10]").Value;
    private static readonly string[] Roles = ["a", "b", "a"];

    [Fact]
    public void nothing_is_given_twice_and_nothing_is_lost() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 2]).List[0, 80].Sample(Play, iter: 500);

    private static void Play(List<(int Action, int Who, int Which)> steps)
    {
        var allocator = new DrfAllocator(MinimumOffer.Default, reservedCounts: false);
        var given = new List<Allocation>();
        for (var i = 0; i < Slaves; i++)
        {
            allocator.AddFramework(new FrameworkId($"F{i}"), Roles[i]);
            allocator.AddSlave(new SlaveId($"S{i}"), Total, []);
        }

        var seconds = 0;
        foreach (var (action, who, which) in steps)
        {
            seconds++;
            switch (action)
            {
                case 0:
                    allocator.SetFrameworkActive(new FrameworkId($"F{who}"), active: which > 0);
                    break;
                case 1:
                    allocator.SetSlaveActive(new SlaveId($"S{who}"), active: which > 0);
                    break;
                case 2 or 3 or 4 when given.Count > 0:
                    var back = given[(who + (3 * which)) % given.Count];
                    given.Remove(back);
                    var half = which == 0 ? back.Resources - ResourceText.Parse("cpus:1").Value : back.Resources;
                    allocator.Recover(back.FrameworkId, back.SlaveId, half, action == 2 ? null : At(seconds + (which * 3)));
                    if (!(back.Resources - half).IsEmpty)
                    {
                        given.Add(back with { Resources = back.Resources - half });
                    }

                    break;
                default:
                    given.AddRange(allocator.Allocate(At(seconds)));
                    break;
            }

            foreach (var slave in given.GroupBy(one => one.SlaveId))
            {
                Total.Contains(slave.Aggregate(Resources.Empty, (sum, one) => sum + one.Resources)).ShouldBeTrue("something was given twice");
            }
        }

        ShouldGiveAllAgain(allocator, given);
    }

    private static void ShouldGiveAllAgain(DrfAllocator allocator, List<Allocation> given)
    {
        given.ForEach(one => allocator.Recover(one.FrameworkId, one.SlaveId, one.Resources));
        for (var i = 0; i < Slaves; i++)
        {
            allocator.SetSlaveActive(new SlaveId($"S{i}"), active: true);
            allocator.SetFrameworkActive(new FrameworkId($"F{i}"), active: i == 0);
        }

        var all = allocator.Allocate(At(10_000));
        all.Count.ShouldBe(Slaves);
        all.ShouldAllBe(one => one.FrameworkId.Value == "F0" && one.Resources.ToString() == Total.ToString());
    }

    private static Instant At(int seconds) => Instant.After(TimeSpan.FromSeconds(seconds));
}
