using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Starts observations: finds the parent, the sink and the sampling decision, then the activity.</summary>
internal static class ObservationStarter
{
    /// <summary>Starts an observation, or gives null when nothing records it.</summary>
    public static Observation? Start(in ObservationStart start)
    {
        if (Unobserved.IsOpen)
        {
            return null;
        }

        using var region = Unobserved.Open();
        try
        {
            return StartUnguarded(start);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("starting " + start.Name, exception);
            return null;
        }
    }

    private static Observation? StartUnguarded(in ObservationStart start)
    {
        var current = Activity.Current;
        if (current is { IsStopped: true })
        {
            current = CurrentActivity.Mend(current);
        }

        var ambient = Ambient.Current;
        var isDetached = start.IsRoot || start.TraceId is not null;
        if (ambient is { IsUnsampled: true } && !isDetached && start.Parent is null)
        {
            return null;
        }

        var parent = isDetached ? Named(start, current) : start.Parent ?? CurrentObservation.Around(current, ambient);
        if (ambient?.Recorder is { } recorder && parent is not null && !ReferenceEquals(parent.Sink, recorder))
        {
            // A recorder that was started inside somebody's trace still sees what happens under it.
            parent = null;
        }

        if (parent is not null)
        {
            return parent.IsRecording ? Create(start, parent.Sink!, parent, ambient, current, ParentContext(start, parent, current)) : null;
        }

        var sink = ambient?.Recorder ?? start.Sink ?? SinkFor(start.Method, ambient);
        return sink is null ? null : StartTrace(start, sink, ambient, current);
    }

    /// <summary>The observation around that the given ids name: then the trace goes on in this process, with its user, name and tags.</summary>
    private static Observation? Named(in ObservationStart start, Activity? current)
    {
        if (start.TraceId is null || start.ParentObservationId is null)
        {
            return null;
        }

        var candidate = ObservationSource.Find(current);
        while (candidate is not null && (candidate.Id != start.ParentObservationId || candidate.TraceId != start.TraceId))
        {
            candidate = candidate.Parent;
        }

        return candidate;
    }

    private static ObservationSink? SinkFor(ObservedMethod? method, Ambient? ambient)
    {
        if (ambient?.Recorder is { } recorder)
        {
            return recorder;
        }

        var project = PropagatedValues.Find(ambient?.Propagated, null, static values => values.Project) ?? method?.Project;
        if (project is null)
        {
            return SinkRegistry.Default;
        }

        if (SinkRegistry.Find(project) is { } sink)
        {
            return sink;
        }

        if (!SinkRegistry.IsOff(project))
        {
            SelfLog.WarnOnce("project:" + project, $"No Langfuse client is named '{project}', or it was disposed, so its traces are not recorded. "
                + $"Add one with services.AddLangfuse(\"{project}\", ...) or LangfuseClient.Start(\"{project}\", ...), correct the name, or dispose the client last.");
        }

        return null;
    }

    private static Observation? StartTrace(in ObservationStart start, ObservationSink sink, Ambient? ambient, Activity? current)
    {
        var rate = start.Method?.SampleRate ?? 1;
        if (rate >= 1 && sink.AlwaysSamples)
        {
            return Create(start, sink, parent: null, ambient, current, TraceContext(start));
        }

        // The decision comes before the ids are made: a trace that is not sampled must cost next to nothing.
        var context = TraceContext(start);
        var knownId = context.TraceId != default ? context.TraceId : current?.TraceId ?? default;
        var low = knownId == default ? (ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue) : TraceIds.Low(knownId);
        if (!sink.Samples(low, rate))
        {
            return start.IsHandleOnly ? new Observation(start.Type, new SilentState()) : UnsampledFlow.Enter(ambient);
        }

        if (knownId == default)
        {
            context = new ActivityContext(TraceIds.WithLow(low), default, ActivityTraceFlags.Recorded);
        }

        return Create(start, sink, parent: null, ambient, current, context);
    }

    /// <summary>The context under which a trace begins; default means under the current foreign activity, or with new ids.</summary>
    private static ActivityContext TraceContext(in ObservationStart start)
    {
        if (start.TraceId is not null && TraceIds.TryParseTraceId(start.TraceId, out var traceId))
        {
            var parentId = start.ParentObservationId is not null && TraceIds.TryParseObservationId(start.ParentObservationId, out var id) ? id : default;
            return new ActivityContext(traceId, parentId, ActivityTraceFlags.Recorded, isRemote: true);
        }

        return start.IsRoot || start.TraceId is not null
            ? new ActivityContext(ActivityTraceId.CreateRandom(), default, ActivityTraceFlags.Recorded)
            : default;
    }

    private static ActivityContext ParentContext(in ObservationStart start, Observation parent, Activity? current) =>
        ReferenceEquals(parent.Activity, current) || (start.Parent is null && start.TraceId is null && IsInside(parent, current))
            ? default
            : parent.Activity!.Context;

    /// <summary>Whether what starts under the current activity, without more said, is in the parent's trace and below it.</summary>
    private static bool IsInside(Observation parent, Activity? current) =>
        current is not null && current.TraceId == parent.Activity!.TraceId && ReferenceEquals(ObservationSource.Find(current), parent);

    private static Observation Create(
        in ObservationStart start, ObservationSink sink, Observation? parent, Ambient? ambient, Activity? current, ActivityContext context)
    {
        // The name of a method is the developer's; one given by hand can hold anything.
        var name = start.Method is null ? NameText.Of(sink, start.Name) : start.Name;
        var activity = ObservationSource.NewActivity(name, context);
        var propagated = ambient?.Propagated?.MaskedFor(sink);
        var observation = new Observation(start, sink, activity, parent, propagated, current) { HasRemoteParent = context.IsRemote };
        ObservationSource.Tie(activity, observation);
        if (start.StartTime != default)
        {
            activity.SetStartTime(start.StartTime);
        }

        activity.Start();
        PropagatedBaggage.Put(activity, propagated);
        if (parent is null && current is not null)
        {
            ReadRequest(observation, current, context);
        }

        if (start.IsHandleOnly)
        {
            Activity.Current = current;
        }

        if (start.Method is null && sink.Open is { } open)
        {
            observation.WatchForEnd(open);
        }

        return observation;
    }

    /// <summary>A trace begins below an activity that is not ours.</summary>
    private static void ReadRequest(Observation observation, Activity current, ActivityContext context)
    {
        if (context.TraceId == default)
        {
            RequestRoots.Join(observation, current);
        }

        if (context.SpanId == default && IncomingBaggage.Of(current) is { } incoming)
        {
            observation.GetTrace().Incoming = incoming.MaskedFor(observation.Sink!);
        }
    }
}
