namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Resources;
using CsCheck;

public sealed class AlgebraProperties
{
    private const int Times = 5000;

    [Fact]
    public void adds_in_any_order() => Gen.Select(Any.Collection, Any.Collection, Any.Collection).Always(
        (a, b, c) => a + b == b + a && a + b + c == a + (b + c), iter: Times);

    [Fact]
    public void takes_back_what_was_added() => Gen.Select(Any.Scalars, Any.Scalars).Always((a, b) => a + b - b == a, iter: Times);

    [Fact]
    public void takes_back_ranges_and_sets_but_for_what_both_had() =>
        Gen.Select(Any.Collection, Any.Collection).Always((a, b) => Values(a + b - b) == Values(a - b), iter: Times);

    [Fact]
    public void contains_exactly_what_can_be_taken_and_given_back() => Gen.Select(Any.Scalars, Any.Scalars).Always(
        (a, b) => a.Contains(b) == (a - b + b == a && (b.IsEmpty || a - b != a)), iter: Times);

    [Fact]
    public void contains_each_part_of_a_sum() =>
        Gen.Select(Any.Collection, Any.Collection).Always((a, b) => (a + b).Contains(a) && (a + b).Contains(b), iter: Times);

    [Fact]
    public void agrees_with_itself_in_any_order_of_insertion() => Any.Entry.Array[0, 8].Always(
        resources =>
        {
            var (one, other) = (Resources.Of(resources), Resources.Of(resources.Reverse()));
            return one == other && one.GetHashCode() == other.GetHashCode() && one.Count == other.Count;
        },
        iter: Times);

    [Fact]
    public void keeps_no_entry_that_is_empty_or_could_be_merged() => Gen.Select(Any.Collection, Any.Collection).Always(
        (a, b) =>
        {
            foreach (var result in (Resources[])[a + b, a - b, a.ToUnreserved(), a.PopReservation()])
            {
                for (var i = 0; i < result.Count; i++)
                {
                    if (result[i].IsEmpty || Resources.Of([.. result.Take(i)]).Count + 1 != Resources.Of([.. result.Take(i + 1)]).Count)
                    {
                        return false;
                    }
                }
            }

            return true;
        },
        iter: Times);

    [Fact]
    public void finds_only_what_is_there_and_as_much_as_was_sought() => Gen.Select(Any.Scalars, Any.ScalarResource).Always(
        (all, target) => all.Find(target) is not { } found
            || (all.Contains(found) && (target.Shared || found.Total(target.Name) == target.Value.Scalar)),
        iter: Times);

    [Fact]
    public void unites_divides_and_compares_ranges_as_sets_of_numbers() => Gen.Select(Any.Ranges, Any.Ranges).Always(
        (a, b) => Numbers(a.Union(b)).SetEquals(Numbers(a).Union(Numbers(b)))
            && Numbers(a.Except(b)).SetEquals(Numbers(a).Except(Numbers(b)))
            && a.Contains(b) == Numbers(b).IsSubsetOf(Numbers(a))
            && a.Equals(b) == Numbers(a).SetEquals(Numbers(b)),
        iter: Times);

    private static HashSet<ulong> Numbers(RangesValue ranges)
    {
        var numbers = new HashSet<ulong>();
        foreach (var range in ranges)
        {
            for (var number = range.Begin; number <= range.End; number++)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static Resources Values(Resources resources) =>
        Resources.Of([.. resources.Where(resource => resource.Value.Type is not ResourceType.Scalar)]);
}
