using System.Threading.Channels;
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QueueWorker;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton(Channel.CreateUnbounded<Job>());
builder.Services.AddHostedService<Worker>();

// The host flushes when it stops, and the worker stops it when the queue is empty.
using var host = builder.Build();
await host.StartAsync();
var queue = host.Services.GetRequiredService<Channel<Job>>().Writer;
Orders.Place(queue, "shoes", userId: "user-1");
Orders.Place(queue, "tent", userId: "user-2");
queue.Complete();
await host.WaitForShutdownAsync();
