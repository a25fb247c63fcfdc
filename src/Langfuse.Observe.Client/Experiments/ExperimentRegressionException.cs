namespace Langfuse.Observe;

/// <summary>An experiment did not reach what was asked of it. The numbers are in the message.</summary>
public sealed class ExperimentRegressionException : Exception
{
    internal ExperimentRegressionException(string message, ExperimentResult result, string metric, double? value, double threshold)
        : base(message)
    {
        Result = result;
        Metric = metric;
        Value = value;
        Threshold = threshold;
    }

    /// <summary>The experiment's result.</summary>
    public ExperimentResult Result { get; }

    /// <summary>The metric.</summary>
    public string Metric { get; }

    /// <summary>Its value; null when there is none.</summary>
    public double? Value { get; }

    /// <summary>The value that was asked.</summary>
    public double Threshold { get; }
}
