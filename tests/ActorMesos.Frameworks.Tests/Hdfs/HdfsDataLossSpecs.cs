using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsDataLossSpecs
{
    private readonly Host<HdfsPolicy> _host = Serving();

    [Fact]
    public void is_unhealthy_for_ever_when_a_volume_lacks_an_earlier_tasks_file()
    {
        RunsAgainAndFinds("");
        _host.Journal.OfType<DataLost>().ShouldHaveSingleItem()
            .ShouldBe(new DataLost(0, "hdfs-data-0", new TaskId("hdfs-data-0.2"), "hdfs-data-0.1"));
        _host.Policy.IsHealthy.ShouldBeFalse();
        _host.Node().State.ShouldBe(HdfsNodeState.Running);
    }

    [Fact]
    public void counts_a_loss_once_though_the_news_comes_twice()
    {
        RunsAgainAndFinds("");
        _host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: ""), 20);
        _host.Policy.DataLosses.Length.ShouldBe(1);
    }

    [Fact]
    public void finds_more_than_it_looked_for_and_is_content()
    {
        RunsAgainAndFinds("older,hdfs-data-0.1");
        _host.Policy.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void does_not_look_for_the_file_of_a_task_that_never_ran()
    {
        _host.Sees(Update("hdfs-data-0.1", TaskState.Failed), 5);
        _host.Sees(Offers("O2", 1, Place(0)), 6);
        _host.Sees(Update("hdfs-data-0.2", TaskState.Lost), 7);
        _host.Sees(Offers("O3", 1, Place(0)), 8);
        _host.Sees(Update("hdfs-data-0.3", TaskState.Running, data: "hdfs-data-0.1"), 9);
        _host.Policy.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void looks_when_the_first_news_came_from_the_master_who_does_not_know_the_files()
    {
        _host.Sees(Update("hdfs-data-0.1", TaskState.Failed), 5);
        _host.Sees(Offers("O2", 1, Place(0)), 6);
        _host.Sees(Update("hdfs-data-0.2", TaskState.Running), 7);
        _host.Policy.IsHealthy.ShouldBeTrue();
        _host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: ""), 8);
        _host.Policy.IsHealthy.ShouldBeFalse();
    }

    [Fact]
    public void a_volume_that_vanished_is_made_again_and_its_data_is_lost()
    {
        _host.Sees(Update("hdfs-data-0.1", TaskState.Failed), 100);
        _host.Sees(Offers("O2", 1, Whole), 130);
        _host.Calls.ShouldAccept("O2", 1).Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        _host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: ""), 131);
        _host.Policy.DataLosses.ShouldHaveSingleItem().Missing.ShouldBe("hdfs-data-0.1");
    }

    [Fact]
    public void remembers_over_a_crash_what_was_written_and_what_was_lost()
    {
        _host.Crashes(Born());
        RunsAgainAndFinds("");
        _host.Crashes(Born());
        _host.Policy.DataLosses.Length.ShouldBe(1);
        _host.Policy.IsHealthy.ShouldBeFalse();
    }

    private void RunsAgainAndFinds(string files)
    {
        _host.Sees(Update("hdfs-data-0.1", TaskState.Failed), 5);
        _host.Sees(Offers("O2", 1, Place(0)), 6);
        _host.Sees(Update("hdfs-data-0.2", TaskState.Running, data: files), 7);
    }
}
