using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Runs;

public sealed class WorkersSpecs
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void do_each_piece_once(int jobs)
    {
        var done = new int[20];
        Workers.Share(20, jobs, piece => Interlocked.Increment(ref done[piece]), CancellationToken.None);
        done.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public void begin_nothing_any_more_when_the_user_ends_it()
    {
        using var ending = new CancellationTokenSource();
        var done = 0;
        Workers.Share(20, 1, piece =>
        {
            done++;
            if (piece == 4)
            {
                ending.Cancel();
            }
        }, ending.Token);
        done.ShouldBe(5);
    }

    [Fact]
    public void say_what_a_piece_threw()
    {
        var thrown = Should.Throw<InvalidOperationException>(() =>
            Workers.Share(4, 2, piece => throw new FormatException($"piece {piece}"), CancellationToken.None));
        thrown.InnerException.ShouldBeOfType<FormatException>();
    }
}
