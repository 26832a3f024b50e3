// The walk of a persistent volume by mesos-framework, a client of the v1 API that knows nothing of this simulator:
// reserve, create, launch; see the volume again; destroy and unreserve.
"use strict";

const http = require("http");
const { Scheduler } = require("mesos-framework");

const port = parseInt(process.argv[2]);
const id = "npm-data";
let step = "subscribe";

function disk(isVolume) {
    const resource = { name: "disk", type: "SCALAR", scalar: { value: 512 }, role: "hdfs", reservation: {} };
    if (isVolume) {
        resource.disk = { persistence: { id: id }, volume: { container_path: "data", mode: "RW" } };
    }

    return resource;
}

function scalar(name, value) {
    return { name: name, type: "SCALAR", scalar: { value: value } };
}

function call(scheduler, type, body) {
    const request = http.request({
        host: "127.0.0.1",
        port: port,
        path: "/api/v1/scheduler",
        method: "POST",
        headers: { "Content-Type": "application/json", "Mesos-Stream-Id": scheduler.mesosStreamId },
    }, answer => {
        console.log(type + " " + answer.statusCode);
        answer.resume();
    });
    const document = { framework_id: { value: scheduler.frameworkId }, type: type };
    document[type.toLowerCase()] = body;
    request.end(JSON.stringify(document));
}

function accept(scheduler, offer, operations) {
    call(scheduler, "ACCEPT", { offer_ids: [offer.id], operations: operations, filters: { refuse_seconds: 0 } });
}

const scheduler = new Scheduler({
    masterUrl: "127.0.0.1",
    port: port,
    frameworkName: "npm-walk",
    user: "nobody",
    logging: { path: process.argv[3], fileName: "npm.log", level: "error" },
    tasks: {},
    handlers: {
        OFFERS: function (offers) {
            for (const offer of offers.offers) {
                const hasVolume = offer.resources.some(resource => resource.disk && resource.disk.persistence && resource.disk.persistence.id === id);
                if (step === "reserve") {
                    step = "run";
                    console.log("offered");
                    accept(this, offer, [
                        { type: "RESERVE", reserve: { resources: [disk(false)] } },
                        { type: "CREATE", create: { volumes: [disk(true)] } },
                        {
                            type: "LAUNCH",
                            launch: {
                                task_infos: [{
                                    name: "npm-task",
                                    task_id: { value: "npm-task" },
                                    agent_id: offer.agent_id,
                                    command: { value: "sleep 5", shell: true },
                                    resources: [scalar("cpus", 1), scalar("mem", 64), disk(true)],
                                }],
                            },
                        },
                    ]);
                } else if (step === "destroy" && hasVolume) {
                    step = "done";
                    console.log("seen again");
                    accept(this, offer, [
                        { type: "DESTROY", destroy: { volumes: [disk(true)] } },
                        { type: "UNRESERVE", unreserve: { resources: [disk(false)] } },
                    ]);
                    setTimeout(() => this.teardown(), 500);
                } else {
                    this.decline([offer.id], { refuse_seconds: 0.1 });
                }
            }
        },
    },
});

scheduler.on("ready", () => scheduler.subscribe());
scheduler.on("subscribed", () => {
    console.log("subscribed");

    // The client always subscribes in the role '*', in which nothing can be reserved.
    call(scheduler, "UPDATE_FRAMEWORK", {
        framework_info: { user: "nobody", name: "npm-walk", id: { value: scheduler.frameworkId }, failover_timeout: 604800, role: "hdfs" },
    });

    // What was offered in the other role is void by then.
    setTimeout(() => { step = "reserve"; }, 500);
});
scheduler.on("update", update => {
    console.log(update.status.state);
    if (update.status.state === "TASK_FINISHED") {
        step = "destroy";
    }
});
scheduler.on("sent_teardown", () => {
    console.log("torn down");
    process.exit(0);
});
scheduler.on("error", error => {
    // Its stream ends with the teardown, as it must.
    if (step !== "done") {
        console.log("error: " + (error.message || error));
    }
});
setTimeout(() => {
    console.log("gave up at step " + step);
    process.exit(1);
}, 25000);
