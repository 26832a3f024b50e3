using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ScenarioValueSpecs
{
    [Theory]
    [InlineData("durationn = 3m", "durationn: unknown key; did you mean 'duration'? known keys: name, semantics, seed, duration, bugs, cluster, slaves, frameworks, master, print-documents, acls, credentials, slave, driver, network, disk, faults, operator, explore, expect")]
    [InlineData("seed = -1", "seed: found -1; allowed: a whole number from 0 to 9223372036854775807")]
    [InlineData("seed = 9223372036854775808", "seed: found 9223372036854775808; allowed: a whole number from 0 to 9223372036854775807")]
    [InlineData("seed = 1.5", "seed: found 1.5; allowed: a whole number from 0 to 9223372036854775807")]
    [InlineData("seed = [1]", "seed: found a list; allowed: a whole number from 0 to 9223372036854775807")]
    [InlineData("seed = \"\"", "seed: found an empty text; allowed: a whole number from 0 to 9223372036854775807")]
    [InlineData("semantics = \"0.24\"", "semantics: found 0.24; known semantics: 0.23, 1.11")]
    [InlineData("print-documents = yes", "print-documents: found 'yes'; allowed: true or false")]
    [InlineData("master = 5", "master: found 5; allowed: a section in { }")]
    [InlineData("master { ping-timeot = 3s }", "master.ping-timeot: unknown key; did you mean 'ping-timeout'? known keys: count, zk-session-timeout, restart-delay, allocation-interval, offer-timeout, refuse-seconds, min-allocatable-resources, ping-timeout, max-ping-timeouts, slave-reregister-timeout, slave-removal-rate-limit, recovery-slave-removal-limit, max-completed-frameworks, max-completed-tasks-per-framework, max-unreachable-tasks-per-framework, max-removed-slaves, registry-gc-interval, registry-max-agent-age, registry-max-agent-count, roles, root-submissions, rate-limits, authenticate-frameworks, authenticate-slaves and 5 more")]
    [InlineData("master { ping-timeout = 15 }", "master.ping-timeout: found 15 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("master { ping-timeout = -1s }", "master.ping-timeout: found '-1s' (no number with a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("master { ping-timeout = 15 sec }", "master.ping-timeout: found '15 sec' (the unit 'sec' is none of us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("master { ping-timeout = 366d }", "master.ping-timeout: found '366d'; allowed: a duration from 1ms to 365d")]
    [InlineData("master { offer-timeout = never }", "master.offer-timeout: found 'never' (no number with a unit: us, ms, s, m, h or d); allowed: 'none', or a duration from 1ms to 365d")]
    [InlineData("master { slave-removal-rate-limit = 20m }", "master.slave-removal-rate-limit: found '20m'; allowed: 'none', or slaves per duration such as '1/20m'")]
    [InlineData("master { slave-reregister-timeout = 9m }", "master.slave-reregister-timeout: found '9m'; allowed: a duration from 10m to 365d")]
    [InlineData("master { min-allocatable-resources = \"cpus\" }", "master.min-allocatable-resources: found 'cpus' ('cpus' must have exactly one colon, as in 'cpus:8'); allowed: resources such as 'cpus:0.01|mem:32', where | means or")]
    [InlineData("master { min-allocatable-resources = \"cpus:1||mem:1\" }", "master.min-allocatable-resources: found 'cpus:1||mem:1' (one part is empty); allowed: resources such as 'cpus:0.01|mem:32', where | means or")]
    [InlineData("slave { snapshot-every = 0 }", "slave.snapshot-every: found 0; allowed: a whole number from 1 to 1000000")]
    [InlineData("slave { registration-backoff = 2m }", "slave.registration-backoff-max: found 1m, which is less than registration-backoff = 2m; allowed: a duration from 2m")]
    [InlineData("slave { status-update-retry-max = 1s }", "slave.status-update-retry-max: found 1s, which is less than status-update-retry = 10s; allowed: a duration from 10s")]
    [InlineData("slave { executor { fail-percent = 101 } }", "slave.executor.fail-percent: found 101; allowed: a whole number from 0 to 100")]
    [InlineData("slave { executor { fail-percent = 61, crash-percent = 40 } }", "slave.executor.crash-percent: found 40, with a fail-percent of 61; allowed: both together up to 100")]
    [InlineData("slave { executor { reregistration-timeout = 16s } }", "slave.executor.reregistration-timeout: found '16s'; allowed: a duration from 1ms to 15s")]
    [InlineData("master { min-allocatable-resources = \"cpus:1|ports:[1-2]\" }", "master.min-allocatable-resources: found 'cpus:1|ports:[1-2]' ('ports:[1-2]' is no plain amount); allowed: resources such as 'cpus:0.01|mem:32', where | means or")]
    [InlineData("master { min-allocatable-resources = \"cpus(a):1\" }", "master.min-allocatable-resources: found 'cpus(a):1' ('cpus(a):1' is no plain amount); allowed: resources such as 'cpus:0.01|mem:32', where | means or")]
    [InlineData("master { max-removed-slaves = -1 }", "master.max-removed-slaves: found -1; allowed: a whole number from 0 to 1000000")]
    [InlineData("slave { executor { exit-code = 0 } }", "slave.executor.exit-code: found 0; allowed: a whole number from 1 to 255")]
    [InlineData("driver { registration-backoff-max = 5 }", "driver.registration-backoff-max: found 5 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("network { latency = 5 }", "network.latency: found 5 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 0s to 1h")]
    [InlineData("network { latency = [1ms] }", "network.latency: found a list; allowed: a duration, or { constant = 5ms }, or { uniform = [200us, 2ms] }")]
    [InlineData("network { latency = { } }", "network.latency: found an empty section; allowed: a duration, or { constant = 5ms }, or { uniform = [200us, 2ms] }")]
    [InlineData("disk.latency { uniform = [1ms] }", "disk.latency.uniform: found a list of 1; allowed: two durations, the smaller first")]
    [InlineData("disk.latency { uniform = [2ms, 1ms] }", "disk.latency.uniform: found the larger bound first; allowed: two durations, the smaller first")]
    [InlineData("disk.latency { uniform = [1ms, 5] }", "disk.latency.uniform[1]: found 5 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 0s to 1h")]
    [InlineData("disk.latency { uniforn = [1ms, 5ms] }", "disk.latency.uniforn: unknown key; did you mean 'uniform'? known keys: constant, uniform")]
    [InlineData("disk.latency { constant = 1ms, uniform = [1ms, 5ms] }", "disk.latency: found both 'constant' and 'uniform'; allowed: a duration, or { constant = 5ms }, or { uniform = [200us, 2ms] }")]
    [InlineData("frameworks = { }", "frameworks: found a section in { }; allowed: a list in [ ]")]
    [InlineData("frameworks = [ 3 ]", "frameworks[0]: found 3; allowed: a section in { }")]
    [InlineData("frameworks = [ { name = a, type = hdsf, settings { x = 1 } } ]", "frameworks[0].type: found 'hdsf'; did you mean 'hdfs'? known types: hdfs, cassandra")]
    [InlineData("frameworks = [ { type = hdfs } ]", "frameworks[0].name: missing; allowed: letters, digits, '-', '_' and '.'")]
    [InlineData("frameworks = [ { name = \"a b\", type = hdfs } ]", "frameworks[0].name: found 'a b'; allowed: letters, digits, '-', '_' and '.'")]
    [InlineData("frameworks = [ { name = node-3, type = hdfs } ]", "frameworks[0].name: found the name 'node-3' twice; allowed: a name of its own for each slave and framework, and 'master', 'operator' and 'zookeeper' for none")]
    [InlineData("frameworks = [ { name = a, type = hdfs, role = \"\" } ]", "frameworks[0].role: found an empty text (a role is empty; '*' means no role); allowed: a role's name, or '*' for none")]
    [InlineData("frameworks = [ { name = a, type = hdfs, settings { data-nodes = -1 } } ]", "frameworks[0].settings.data-nodes: found -1; allowed: a whole number from 0 to 2147483647")]
    [InlineData("frameworks = [ { name = a, type = hdfs, settings { pause = 3 } } ]", "frameworks[0].settings.pause: found 3 (a number without a unit: us, ms, s, m, h or d); allowed: a duration")]
    [InlineData("frameworks = [ { name = a, type = hdfs, settings { fast = on } } ]", "frameworks[0].settings.fast: found 'on'; allowed: true or false")]
    [InlineData("frameworks = [ { name = a, type = hdfs, settings { data-node = 1 } } ]", "frameworks[0].settings.data-node: unknown key; did you mean 'data-nodes'? known keys: data-nodes, pause, label, fast")]
    [InlineData("faults = [ { at = 5m, crsh = { slave = node-2, for = 90s } } ]", "faults[0].crsh: unknown fault kind; did you mean 'crash'? known fault kinds: {fault kinds}")]
    [InlineData("operator = [ { at = 5m, set-quota = { role = a, limit = \"cpus:1\" } } ]", "operator[0]: found 'set-quota' (Mesos 0.23 has no quotas; use semantics \"1.11\", or weights); allowed: calls that Mesos 0.23 knows")]
    [InlineData("operator = [ { at = 5m, update-weights = { weights = { a = 2 } } } ]", "operator[0]: found 'update-weights' (Mesos 0.23 takes weights when its master starts, and changes none; set master.weights, or use semantics \"1.11\"); allowed: calls that Mesos 0.23 knows")]
    [InlineData("master.rate-limits.limits = [ { principal = p, qps = 0 } ]", "master.rate-limits.limits[0].qps: found 0; allowed: 'none', or a number of messages a second from 0.001 to 1000000")]
    [InlineData("master.rate-limits.limits = [ { principal = p }, { principal = p } ]", "master.rate-limits.limits[1].principal: found 'p' twice; allowed: one limit for each principal")]
    [InlineData("faults = [ { at = 5m } ]", "faults[0]: no fault kind; known fault kinds: {fault kinds}")]
    [InlineData("faults = [ { at = 5m, crash = { slave = node-1, for = 1s }, power-cycle = { for = 1s } } ]", "faults[0]: found crash and power-cycle in one entry; allowed: one fault kind in each entry")]
    [InlineData("faults = [ { at = 1m, crash { for = 1s } } ]", "faults[0].crash: found nobody whom it befalls; allowed: one of slave, slaves and node")]
    [InlineData("faults = [ { at = 1m, crash { slaves = one, slave = node-1, for = 1s } } ]", "faults[0].crash: found slaves and slave; allowed: one of slave, slaves and node")]
    [InlineData("faults = [ { at = 1m, crash { slaves = \"0%\", for = 1s } } ]", "faults[0].crash.slaves: found '0%'; allowed: 'one', 'all', a number of slaves, a percentage such as \"20%\", or a list of hostnames")]
    [InlineData("faults = [ { at = 1m, crash { slaves = 4, for = 1s } } ]", "faults[0].crash.slaves: found 4 (the scenario has 3 slaves); allowed: 'one', 'all', a number of slaves, a percentage such as \"20%\", or a list of hostnames")]
    [InlineData("faults = [ { at = 1m, partition { slaves = 100000, one-way = false, for = 1s } } ]", "faults[0].partition.slaves: found 100000 (the scenario has 3 slaves); allowed: 'one', 'all', a number of slaves, a percentage such as \"20%\", or a list of hostnames")]
    [InlineData("faults = [ { at = 1m, crash { slaves = \"101%\", for = 1s } } ]", "faults[0].crash.slaves: found '101%' (no percentage is above 100%); allowed: 'one', 'all', a number of slaves, a percentage such as \"20%\", or a list of hostnames")]
    [InlineData("faults = [ { at = 1m, every = 5s, crash { slaves = one, for = 1s } } ]", "faults[0]: found at and every in one entry; allowed: one of at, every and when")]
    [InlineData("faults = [ { at = 1m, to = 5s, crash { slaves = one, for = 1s } } ]", "faults[0].to: found a bound of what does not recur; allowed: from and to beside every")]
    [InlineData("faults = [ { every = 1m, from = 5m, to = 4m, crash { slaves = one, for = 1s } } ]", "faults[0].to: found 4m, which is less than from = 5m; allowed: a duration from 5m")]
    [InlineData("faults = [ { when = { message = RunTasks }, crash { slaves = one, for = 1s } } ]", "faults[0].when.message: found 'RunTasks'; did you mean 'RunTask'? {messages}")]
    [InlineData("faults = [ { when = { persisted = node-1, moment = before }, crash { slaves = one, for = 1s } } ]", "faults[0].when.moment: found a message beside a write; allowed: persisted, or message with from, to and moment")]
    [InlineData("faults = [ { at = 1m, disk-full { node = master, for = 1s } } ]", "faults[0].disk-full.node: found 'master' (no slave of this scenario); known slaves: node-1, node-2, node-3")]
    [InlineData("faults = [ { at = 1m, crash { slaves = one, for = { exponentiel = 5s } } } ]", "faults[0].crash.for.exponentiel: unknown key; did you mean 'exponential'? known keys: constant, uniform, exponential, weibull, log-normal, pareto")]
    [InlineData("faults = [ { at = 31m, power-cycle { for = 1s } } ]", "faults[0].at: found '31m'; allowed: a duration from 0s to 30m")]
    [InlineData("faults = [ { at = 1m, crash { slave = node-9, for = 1s } } ]", "faults[0].crash.slave: found 'node-9' (no slave of this scenario); known slaves: node-1, node-2, node-3")]
    [InlineData("faults = [ { at = 1m, crash { slave = nod-2, for = 1s } } ]", "faults[0].crash.slave: found 'nod-2' (no slave of this scenario); did you mean 'node-2'? known slaves: node-1, node-2, node-3")]
    [InlineData("faults = [ { at = 1m, crash { slave = node-2 } } ]", "faults[0].crash.for: missing; allowed: a duration, or { uniform = [10s, 3m] }, { exponential = 4m }, { weibull = { scale = 4m, shape = 0.7 } }, { log-normal = { median = 4m, sigma = 1.2 } } or { pareto = { least = 1m, shape = 1.5 } }")]
    [InlineData("faults = [ { at = 1m, power-cycle { for = 1s, slave = node-1 } } ]", "faults[0].power-cycle.slave: unknown key; known keys: for")]
    [InlineData("master { sorter = fair }", "master.sorter: found 'fair'; known sorters: drf, random")]
    [InlineData("master { weights = 2 }", "master.weights: found 2; allowed: a section of roles with their weights, such as { a = 2 }")]
    [InlineData("master { weights = { a = heavy } }", "master.weights.a: found 'heavy'; allowed: a number above 0, such as 2 or 0.5, for a role")]
    [InlineData("master { weights = { a = 0 } }", "master.weights.a: found 0 (role 'a' cannot weigh 0; a weight is above 0 and at most 1000000, with up to 6 decimals); allowed: a number above 0, such as 2 or 0.5, for a role")]
    [InlineData("master { weights = { a = 1000000000000000000000 } }", "master.weights.a: found 1000000000000000000000 (role 'a' cannot weigh 1E+21; a weight is above 0 and at most 1000000, with up to 6 decimals); allowed: a number above 0, such as 2 or 0.5, for a role")]
    [InlineData("master { quotas = [ { role = a, guarantee = \"cpus:1\" } ] }", "master.quotas[0]: found a quota that cannot be (Mesos 0.23 has no quotas; use semantics \"1.11\", or weights); allowed: cpus, mem and disk for a role without '/', in semantics \"1.11\"")]
    [InlineData("semantics = \"1.11\", operator = [ { at = 5m, set-quota = { role = a, limit = \"mem:1;cpus:0\" } } ]", "operator[0].set-quota.limit: found 'mem:1;cpus:0' (a limit of 0 for cpus, which no quota here can have; cpus:0.001, the least there is, is worth no offer either); allowed: amounts such as 'cpus:4;mem:1024'")]
    [InlineData("semantics = \"1.11\", master { quotas = [ { role = a, guarantee = \"cpus:2\", limit = \"cpus:1\" } ] }", "master.quotas[0]: found a quota that cannot be (role 'a' is guaranteed cpus:2 and limited to cpus:1; a guarantee is at most the limit); allowed: cpus, mem and disk for a role without '/', in semantics \"1.11\"")]
    [InlineData("semantics = \"1.11\", master { quotas = [ { role = a }, { role = a } ] }", "master.quotas[1].role: found 'a' twice; allowed: one quota for each role")]
    [InlineData("semantics = \"1.11\", frameworks = [ { name = x, type = hdfs, capabilities = [ MULTIROLE ] } ]", "frameworks[0].capabilities[0]: found 'MULTIROLE'; did you mean 'MULTI_ROLE'? known capabilities: REVOCABLE_RESOURCES, GPU_RESOURCES, SHARED_RESOURCES, MULTI_ROLE, RESERVATION_REFINEMENT, TASK_KILLING_STATE, PARTITION_AWARE")]
    [InlineData("frameworks = [ { name = x, type = hdfs, role = a, more-roles = [ b ] } ]", "frameworks[0].more-roles: found roles that the master refuses ('x' has 2 roles; Mesos 0.23 knows one for each framework); allowed: other roles, in semantics \"1.11\" and with MULTI_ROLE")]
    [InlineData("expect { always = all }", "expect.always: found 'all'; allowed: a list in [ ]")]
    [InlineData("expect { always = [ no-lost-volumes ] }", "expect.always[0]: found 'no-lost-volumes'; did you mean 'no-lost-volume'? known invariants: all, no-lost-volume, no-double-offer")]
    [InlineData("expect { eventually = [ { name = healthy, within = 5s } ] }", "expect.eventually[0].name: found 'healthy'; known conditions: hdfs-healthy")]
    [InlineData("expect { eventually = [ { name = hdfs-healthy } ] }", "expect.eventually[0].within: missing; allowed: a duration from 1ms to 365d")]
    [InlineData("expect { reached = [ slave-crashed ] }", "expect.reached[0]: found 'slave-crashed'; known markers: volume-created, slave-restarted")]
    [InlineData("expect { reached = [ volume-created, volume-created ] }", "expect.reached: found 'volume-created' twice; allowed: each name once")]
    public void says_what_was_found_and_what_is_allowed(string line, string problem) =>
        ScenarioSamples.ReadSmallWith(line).ToString().ShouldBe($"{ScenarioSamples.File}:5: scenario.{problem}"
            .Replace("{messages}", $"known messages: any, {string.Join(", ", LinkPattern.MessageNames.Take(24))} and {LinkPattern.MessageNames.Count - 24} more", StringComparison.Ordinal)
            .Replace("{fault kinds}", string.Join(", ", FaultKinds.All.Take(24)) + (FaultKinds.All.Count > 24 ? $" and {FaultKinds.All.Count - 24} more" : ""), StringComparison.Ordinal));

    [Theory]
    [InlineData("{ count = -1, resources = \"cpus:1\" }", "slaves[0].count: found -1; allowed: a whole number from 1 to 100000")]
    [InlineData("{ count = 100001, resources = \"cpus:1\" }", "slaves[0].count: found 100001; allowed: a whole number from 1 to 100000")]
    [InlineData("{ count = 2, hostname = a, resources = \"cpus:1\" }", "slaves[0].hostname: found 'a' for 2 slaves; allowed: a name with {n}, which stands for the slave's number")]
    [InlineData("{ hostname = \"a b\", resources = \"cpus:1\" }", "slaves[0].hostname: found 'a b'; allowed: letters, digits, '-', '.' and {n} for the number")]
    [InlineData("{ hostname = master, resources = \"cpus:1\" }", "slaves[0].hostname: found the name 'master', which is taken; allowed: a name of its own for each slave and framework, and 'master', 'operator' and 'zookeeper' for none")]
    [InlineData("{ count = 60000, resources = \"cpus:1\" }, { count = 60000, resources = \"cpus:1\" }", "slaves: found 120000 slaves in all; allowed: at most 100000")]
    [InlineData("{ hostname = a, resources = \"cpus:1\" }, { hostname = a, resources = \"cpus:1\" }", "slaves[1].hostname: found the name 'a' twice; allowed: a name of its own for each slave and framework, and 'master', 'operator' and 'zookeeper' for none")]
    [InlineData("{ }", "slaves[0].resources: missing; allowed: resources such as 'cpus:8;mem:16384;disk:4096', or Mesos's JSON array of them")]
    [InlineData("{ resources = \"cpus\" }", "slaves[0].resources: found 'cpus' ('cpus' must have exactly one colon, as in 'cpus:8'); allowed: resources such as 'cpus:8;mem:16384;disk:4096', or Mesos's JSON array of them")]
    [InlineData("{ resources = \"cpus:1\", attributes = \"rack:\" }", "slaves[0].attributes: found 'rack:' ('rack:' is no name and value with a colon between them); allowed: attributes such as 'rack:r1;zone:west'")]
    [InlineData("{ resources = \"cpus:1\", hostnme = a }", "slaves[0].hostnme: unknown key; did you mean 'hostname'? known keys: count, hostname, resources, checkpointed, attributes, principal, secret")]
    public void says_what_is_wrong_with_a_group_of_slaves(string groups, string problem)
    {
        var crash = "faults = [ { at = 1s, crash { slave = anyone, for = 1s } } ]";
        var problems = ScenarioSamples.Read($"scenario {{ name = x, duration = 1m\nslaves = [ {groups} ]\n{crash} }}").Problems;

        // Without the slaves nothing can be said of who crashes, but with them it can.
        problems[0].ToString().ShouldBe($"{ScenarioSamples.File}:2: scenario.{problem}");
        problems.Count.ShouldBe(problem.Contains("found the name", StringComparison.Ordinal) ? 2 : 1);
    }

    [Fact]
    public void finds_all_problems_in_one_reading()
    {
        var reading = ScenarioSamples.Read("""
            scenrio { }
            scenario {
              duration = 5
              slaves = 3
            }
            """);

        reading.ToString().ShouldBe("""
            simulations/x.conf:1: scenrio: unknown key; did you mean 'scenario'? known keys: scenario, wrong, definitions
            simulations/x.conf:2: scenario.name: missing; allowed: a text of 1 to 200 characters
            simulations/x.conf:3: scenario.duration: found 5 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d
            simulations/x.conf:4: scenario.slaves: found 3; allowed: a list in [ ]
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void needs_a_scenario() =>
        ScenarioSamples.Read("definitions { a = 1 }").ToString().ShouldBe("simulations/x.conf:1: scenario: missing; allowed: scenario { ... }");

    [Fact]
    public void refuses_more_frameworks_than_the_limit()
    {
        var entries = string.Join('\n', Enumerable.Range(0, 1001).Select(number => $"{{ name = f{number}, type = cassandra }}"));

        ScenarioSamples.ReadSmallWith($"frameworks = [ {entries} ]").ToString()
            .ShouldBe("simulations/x.conf:5: scenario.frameworks: found 1001 entries; allowed: at most 1000");
    }
}
