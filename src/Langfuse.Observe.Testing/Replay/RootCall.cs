using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>The outermost call of a trace that is a method here, made again with its recorded input.</summary>
internal sealed class RootCall
{
    private const string Cure = "Call in the test what makes the trace, in place of CallRootAsync.";

    private readonly RecordedCall _recorded;
    private readonly MethodInfo _method;
    private readonly JsonObject _input;

    private RootCall(RecordedCall recorded, MethodInfo method)
    {
        _recorded = recorded;
        _method = method;
        _input = StoredText.ToJson(recorded.Input) as JsonObject ?? [];
    }

    /// <exception cref="ReplayException">No recorded call is a method here, or several methods are one.</exception>
    public static RootCall Of(IReadOnlyList<RecordedCall> calls, Func<RecordedCall, bool> answers, ObservedMethods methods, string place)
    {
        foreach (var call in calls.OrderBy(static call => call.ParentId is not null).ThenBy(static call => call.StartTime).Where(call => !answers(call)))
        {
            if (methods.Named(call.Name) is { Count: > 0 } found)
            {
                return new RootCall(call, Single(call, found));
            }
        }

        var names = string.Join(", ", calls.Where(call => !answers(call)).Select(static call => $"'{call.Name}'").Distinct().Take(30));
        throw new ReplayException($"No observed method of a woven assembly beside the test is a call of {place} that is not itself answered. It has: {(names.Length == 0 ? "none" : names)}. {Cure}");
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var arguments = _method.GetParameters().Select(parameter => Argument(parameter, cancellationToken)).ToArray();
        var instance = Instance();
        try
        {
            await FinishAsync(_method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ReplayException && exception.GetType().FullName == _recorded.ExceptionType)
        {
            // It failed in the same way when it was recorded.
        }
    }

    // Of several with one name the one whose parameters the recorded input has.
    private static MethodInfo Single(RecordedCall call, IReadOnlyList<MethodInfo> found)
    {
        var members = (StoredText.ToJson(call.Input) as JsonObject)?.Select(static member => member.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        var fitting = found.Where(method => members.IsSubsetOf(method.GetParameters().Select(static parameter => parameter.Name!))).ToList();
        return fitting.Count == 1 ? fitting[0] : throw new ReplayException(
            $"{(fitting.Count == 0 ? "None" : "More than one")} of the observed methods named '{call.Name}' takes the recorded input {call.Input}: {string.Join(", ", found.Select(Shown))}. {Cure}");
    }

    private object? Instance()
    {
        if (_method.ContainsGenericParameters)
        {
            throw Refused("is generic");
        }

        if (_method.IsStatic)
        {
            return null;
        }

        return _method.DeclaringType!.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, []) is { } constructor && !_method.DeclaringType.IsAbstract
            ? constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [], null)
            : throw Refused("is not static, and its class has no constructor without parameters");
    }

    private object? Argument(ParameterInfo parameter, CancellationToken cancellationToken)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return cancellationToken;
        }

        if (!_input.TryGetPropertyValue(parameter.Name!, out var recorded))
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue : throw Refused($"takes '{parameter.Name}', which the recorded input does not have");
        }

        try
        {
            return RecordedValues.Argument(_recorded, parameter.ParameterType, recorded);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or TargetInvocationException)
        {
            throw Refused($"takes '{parameter.Name}' of type '{parameter.ParameterType}', into which {StoredText.Readable(recorded)} cannot be made: {exception.Message}");
        }
    }

    private ReplayException Refused(string why) => new($"'{Shown(_method)}' {why}. {Cure}");

    private static string Shown(MethodInfo method) => $"{method.DeclaringType}.{method.Name}({string.Join(", ", method.GetParameters().Select(static parameter => parameter.Name))})";

    private static async Task FinishAsync(object? result)
    {
        switch (result)
        {
            case Task task:
                await task.ConfigureAwait(false);
                await FinishAsync(task.GetType().GetProperty(nameof(Task<int>.Result))?.GetValue(task)).ConfigureAwait(false);
                break;
            case ValueTask task:
                await task.ConfigureAwait(false);
                break;
            case string or ICollection or null:
                break;
            case IEnumerable items:
                foreach (var _ in items)
                {
                }

                break;
            default:
                await FinishOtherAsync(result).ConfigureAwait(false);
                break;
        }
    }

    private static async Task FinishOtherAsync(object result)
    {
        var type = result.GetType();
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            await FinishAsync(type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(result, null)).ConfigureAwait(false);
            return;
        }

        var stream = Array.Find(type.GetInterfaces(), static candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        if (stream is not null)
        {
            var drain = typeof(RootCall).GetMethod(nameof(DrainAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(stream.GetGenericArguments());
            await ((Task)drain.Invoke(null, [result])!).ConfigureAwait(false);
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items.ConfigureAwait(false))
        {
        }
    }
}
