using Langfuse.Observe.Client.Child;

// What tests need a process of its own for. Address and keys come from the environment, as in any program.
return args switch
{
    ["record", var count, var ending, var seconds] => await Recording.RunAsync(int.Parse(count, null), ending, TimeSpan.FromSeconds(int.Parse(seconds, null))),
    ["media", var seed] => await Media.RunAsync(int.Parse(seed, null)),
    ["hostile", var ending] => await Hostile.RunAsync(ending),
    ["hanging", var what] => await HangingEnd.RunAsync(what),
    ["starved", var how] => Starved.Run(how),
    ["experiment", var dataset, var file] => await Experiment.RunAsync(dataset, file),
    ["serve"] => await Service.RunAsync(),
    ["call", var address] => await Caller.RunAsync(new Uri(address), legacy: false),
    ["call", var address, "legacy"] => await Caller.RunAsync(new Uri(address), legacy: true),
    _ => 64,
};
