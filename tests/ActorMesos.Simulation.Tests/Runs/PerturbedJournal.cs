using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Worlds;
using Akka.Actor;
using Akka.Configuration;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>
/// A journal whose answers come from other threads, in an order and after work that differ from run to run. No run may show it.
/// </summary>
internal sealed class PerturbedJournal(IJournal journal, int perturbation) : IJournal
{
    public string Name => journal.Name;

    public Config Config => journal.Config;

    /// <summary>How many requests were carried out on another thread.</summary>
    public int Perturbed { get; private set; }

    public IStore Open(PoweredSystem powered) => new Store(this, journal.Open(powered), new Random(perturbation));

    public TimeSpan StoppedAt => journal.StoppedAt;

    public void Start() => journal.Start();

    public void Stop(TimeSpan at) => journal.Stop(at);

    public void Dispose() => journal.Dispose();

    private sealed class Store(PerturbedJournal owner, IStore store, Random random) : IStore
    {
        private readonly Lock _one = new();

        public bool Knows(string persistenceId) => store.Knows(persistenceId);

        public void AskJournal(object request, IActorRef answers) => Later(() => store.AskJournal(request, answers));

        public void AskSnapshots(object request, IActorRef answers) => Later(() => store.AskSnapshots(request, answers));

        private void Later(Action ask)
        {
            var work = random.Next(200_000);
            owner.Perturbed++;
            _ = System.Threading.Tasks.Task.Run(() =>
            {
                var hash = 0L;
                for (var i = 0; i < work; i++)
                {
                    hash = (hash * 31) + i;
                }

                GC.KeepAlive(hash);
                lock (_one)
                {
                    ask();
                }
            });
        }
    }
}
