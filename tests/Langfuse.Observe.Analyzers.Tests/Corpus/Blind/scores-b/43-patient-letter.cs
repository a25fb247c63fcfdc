// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    public abstract class DataClassificationAttribute : Attribute;
}

namespace Clinic.Letters
{
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
    public sealed class HealthDataAttribute : DataClassificationAttribute;

    public sealed class Patient
    {
        public int Number { get; init; }

        [HealthData]
        public string Diagnosis { get; init; } = "";
    }

    public sealed class LetterWriter(Func<string, Task<string>> complete)
    {
        [Observe(Name = "write-letter", AsType = ObservationType.Chain)]
        public async Task<string> WriteAsync(Patient patient, [HealthData, NotCaptured] string history)
        {
            var letter = await complete($"Patient {patient.Number}: {patient.Diagnosis}. {history}");
            return $"{letter.Length} characters";
        }
    }
}
