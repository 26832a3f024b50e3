namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>An executor's resources are taken with its first task on a slave and come back with the end of its last.</summary>
public sealed class ExecutorResourcesSpecs
{
    private static readonly ExecutorInfo Executor = new(new ExecutorId("e"), Bench.Free("cpus:0.5;mem:64"), new CommandInfo("serve"));

    private readonly Bench _bench = new();
    private readonly FrameworkId _framework;
    private readonly SlaveId _slave;

    public ExecutorResourcesSpecs()
    {
        _framework = _bench.Register(Bench.Framework("f", "r", failoverSeconds: 100));
        _slave = _bench.Register(1);
    }

    private string Used => _bench.Master.Slaves[_slave].Used.ToString();

    [Fact]
    public void the_first_task_takes_them_and_the_second_does_not()
    {
        LaunchBoth();
        Used.ShouldBe("cpus:2.5;mem:320");
        _bench.RunTo(1);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:1.5;disk:1000;mem:704");
    }

    [Fact]
    public void they_stay_taken_while_another_of_its_tasks_goes_on()
    {
        LaunchBoth();
        End("t");
        Used.ShouldBe("cpus:1.5;mem:192");
        End("u");
        Used.ShouldBe("");
        _bench.RunTo(1);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void a_launch_after_its_last_task_takes_them_again()
    {
        LaunchBoth();
        End("t");
        End("u");
        _bench.RunTo(1);
        _bench.Accept(_framework, _bench.Offer("f"), new Launch([Of("v")]));
        Used.ShouldBe("cpus:1.5;mem:192");
    }

    [Fact]
    public void a_new_master_counts_them_once_for_the_tasks_that_a_slave_brings()
    {
        var registry = Registry.Empty.Apply(new SlaveAdmission(_slave, Bench.SlaveInfo(1)));
        var successor = new Bench(registry: registry);
        TaskReport[] reports = [new(_framework, Of("s"), TaskState.Finished), new(_framework, Of("t"), TaskState.Running), new(_framework, Of("u"), TaskState.Running)];
        successor.Receive(new ReregisterSlave(_slave, Bench.SlaveInfo(1), Resources.Empty, reports));
        successor.Master.Slaves[_slave].Used.ToString().ShouldBe("cpus:2.5;mem:320");
        successor.Register(Bench.Framework("g", "r"));
        successor.Offer("g").Resources.ToString().ShouldBe("cpus:1.5;disk:1000;mem:704");
    }

    private TaskInfo Of(string id) => Bench.Task(id, _slave) with { Command = null, Executor = Executor };

    private void LaunchBoth() => _bench.Accept(_framework, _bench.Offer("f"), new Launch([Of("t"), Of("u")]));

    private void End(string task) => _bench.Receive(_bench.Update(_framework, task, TaskState.Finished, _slave));
}
