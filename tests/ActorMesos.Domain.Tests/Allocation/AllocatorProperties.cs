namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Time;
using CsCheck;

/// <summary>Whatever comes, goes, refuses and gives back: the allocator gives what the plainest reading of its rules gives.</summary>
public sealed class AllocatorProperties
{
    private static readonly Gen<List<(int Action, int Who, int Which)>> Steps =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 3]).List[0, 60];

    [Fact]
    public void gives_in_023_what_the_plain_rules_give() => Steps.Always(steps => new Play(SemanticsProfile.V023).Run(steps), iter: 150);

    [Fact]
    public void gives_in_111_what_the_plain_rules_give() => Steps.Always(steps => new Play(SemanticsProfile.V111).Run(steps), iter: 150);

    private sealed class Play
    {
        private static readonly string[] Totals =
        [
            "cpus:4;mem:4096;disk:100", "cpus:2;mem:8192;disk(a):50;cpus(a):1;ports:[1-10]", "cpus:8;mem:1024;mem(b):64;mem(a/x):128",
        ];

        private static readonly string[] Roles = ["a", "b", "a/x", "b", "a/y", "a/x"];

        private readonly SemanticsProfile _semantics;
        private readonly NaiveAllocator _naive;
        private readonly AllocatorBench _bench;
        private double _seconds;
        private int _slavesSeen;

        public Play(SemanticsProfile semantics)
        {
            var settings = new AllocatorSettings { Semantics = semantics, Seed = 7 };
            settings = settings with { Weights = settings.Weights.Add("b", 2).Add("a/y", 0.5) };
            _semantics = semantics;
            _naive = new NaiveAllocator(semantics, settings.Weights);
            _bench = new AllocatorBench(semantics, _ => settings);
        }

        private HierarchicalAllocator Allocator => _bench.Allocator;

        public void Run(List<(int Action, int Who, int Which)> steps)
        {
            for (var i = 0; i < 3; i++)
            {
                AddFramework(i, i);
                AddSlave(i);
            }

            foreach (var (action, who, which) in steps)
            {
                _seconds += 0.5;
                Step(action, who, which);
                foreach (var slave in _naive.Slaves.Keys)
                {
                    var held = _naive.Holdings.Where(one => one.Slave == slave).Aggregate(Resources.Empty, (sum, one) => sum + one.Resources);
                    (held + _naive.Free(slave)).Equals(_naive.Slaves[slave].Total).ShouldBeTrue("something was given twice, or lost");
                }
            }

            RunOnce();
        }

        private void Step(int action, int who, int which)
        {
            switch (action)
            {
                case 0:
                    AddSlave(which);
                    break;
                case 1:
                    RemoveSlave(who);
                    break;
                case 2:
                    AddFramework(who, which);
                    break;
                case 3:
                    SetActive(who, active: which > 0);
                    break;
                case 4:
                    SuppressOrRevive(who, which);
                    break;
                case 5 or 6 or 7 when _naive.Holdings.Count > 0:
                    GiveBack((who * 4) + which, half: which == 1, until: action == 5 ? null : _seconds + (which * 1.5));
                    break;
                case 8 when _naive.Slaves.Count > 0:
                    var slave = _naive.Slaves.Keys.Order(StringComparer.Ordinal).ElementAt(who % _naive.Slaves.Count);
                    _naive.Slaves[slave] = _naive.Slaves[slave] with { IsActive = which > 0 };
                    Allocator.SetSlaveActive(new SlaveId(slave), which > 0);
                    break;
                default:
                    RunOnce();
                    break;
            }
        }

        private void RunOnce()
        {
            var given = Allocator.Allocate(AllocatorBench.At(_seconds));
            var order = given.Select(one => one.SlaveId.Value).Distinct().ToList();
            order.AddRange(_naive.Slaves.Keys.Except(order));
            var expected = _naive.Run(order, _seconds);
            given.Select(one => (one.FrameworkId.Value, one.Role, one.SlaveId.Value, one.Resources.ToString())).ShouldBe(expected);
        }

        private void AddSlave(int which)
        {
            var total = AllocatorBench.Free(Totals[which % Totals.Length]);
            var id = $"S{_slavesSeen++}";
            _naive.Slaves.Add(id, (total, true));
            Allocator.AddSlave(new SlaveId(id), AllocatorBench.Info(new(id)), total, []);
        }

        private void RemoveSlave(int who)
        {
            if (_naive.Slaves.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(who) is not { } slave)
            {
                return;
            }

            foreach (var held in _naive.Holdings.Where(one => one.Slave == slave))
            {
                Allocator.Recover(new FrameworkId(held.Framework), new SlaveId(slave), held.Resources, role: held.Role);
            }

            _naive.Holdings.RemoveAll(one => one.Slave == slave);
            _naive.Filters.RemoveAll(filter => filter.Slave == slave);
            _naive.Slaves.Remove(slave);
            Allocator.RemoveSlave(new SlaveId(slave));
        }

        private void AddFramework(int who, int which)
        {
            if (!_naive.Frameworks.ContainsKey($"F{who}"))
            {
                string[] roles = _semantics.SeveralRoles && which == 2 ? [Roles[who], "c"] : [Roles[who]];
                _naive.Frameworks.Add($"F{who}", (roles, true));
                _bench.Framework($"F{who}", string.Join(',', roles));
            }
        }

        private void SetActive(int who, bool active)
        {
            if (_naive.Frameworks.TryGetValue($"F{who}", out var framework))
            {
                _naive.Frameworks[$"F{who}"] = framework with { IsActive = active };
                _naive.Filters.RemoveAll(filter => filter.Framework == $"F{who}");
                Allocator.SetFrameworkActive(new FrameworkId($"F{who}"), active);
            }
        }

        private void SuppressOrRevive(int who, int which)
        {
            if (!_naive.Frameworks.TryGetValue($"F{who}", out var framework))
            {
                return;
            }

            string[] roles = which < 2 ? framework.Roles : [framework.Roles[^1]];
            var clients = roles.Select(role => ($"F{who}", role)).ToList();
            if (which % 2 == 0)
            {
                _naive.Suppressed.UnionWith(clients);
                Allocator.Suppress(new FrameworkId($"F{who}"), roles);
            }
            else
            {
                _naive.Suppressed.ExceptWith(clients);
                _naive.Filters.RemoveAll(filter => clients.Contains((filter.Framework, filter.Role)));
                Allocator.Revive(new FrameworkId($"F{who}"), roles);
            }
        }

        private void GiveBack(int number, bool half, double? until)
        {
            var held = _naive.Holdings[number % _naive.Holdings.Count];
            var back = half ? held.Resources - AllocatorBench.Free("cpus:1") : held.Resources;
            if (back.IsEmpty)
            {
                return;
            }

            _naive.Holdings.Remove(held);
            if (!(held.Resources - back).IsEmpty)
            {
                _naive.Holdings.Add(held with { Resources = held.Resources - back });
            }

            if (until is { } end)
            {
                _naive.Filters.Add((held.Framework, held.Role, held.Slave, back, end));
            }

            var instant = until is { } seconds ? AllocatorBench.At(seconds) : (Instant?)null;
            Allocator.Recover(new FrameworkId(held.Framework), new SlaveId(held.Slave), back, instant, held.Role);
        }
    }
}
