using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;
using GraphQL.Execution;

namespace AntiCorruption.Api.Wire.Responses;

/// <summary>Writes a result as JSON: <c>errors</c>, <c>data</c>, <c>extensions</c>. Thai stays Thai, no <c>\u0E01</c>.</summary>
internal sealed class ResultWriter(IErrorInfoProvider errors)
{
    /// <summary>Errors shown in one answer at most; one more says that there are others.</summary>
    public const int MaxErrorCount = 100;

    [ThreadStatic]
    private static Utf8JsonWriter? idle;

    private static readonly JsonWriterOptions plain = new()
    {
        // The answer is JSON with "nosniff" and never pasted into HTML, so only what JSON itself demands is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a result, once: data that stands on rented memory is given back.</summary>
    public void Write(IBufferWriter<byte> output, ExecutionResult result)
    {
        using var rented = result.Data as IWrittenJson;
        var json = Take(output);
        json.WriteStartObject();
        if (result.Errors is { Count: > 0 } faults)
            Errors(json, faults);
        if (result.Executed)
        {
            json.WritePropertyName("data"u8);
            ResultValues.Write(json, result.Data);
        }
        if (result.Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName("extensions"u8);
            ResultValues.Write(json, extensions);
        }
        json.WriteEndObject();
        GiveBack(json);
    }

    /// <summary>Writes only the array of errors, as the payload of a socket's error message is.</summary>
    public void WriteErrors(IBufferWriter<byte> output, ExecutionErrors faults)
    {
        var json = Take(output);
        List(json, faults);
        GiveBack(json);
    }

    private void Errors(Utf8JsonWriter json, ExecutionErrors faults)
    {
        json.WritePropertyName("errors"u8);
        List(json, faults);
    }

    private void List(Utf8JsonWriter json, ExecutionErrors faults)
    {
        json.WriteStartArray();
        foreach (var fault in faults.Take(MaxErrorCount))
            Error(json, fault);
        if (faults.Count > MaxErrorCount)
            Error(json, TooMany());
        json.WriteEndArray();
    }

    private void Error(Utf8JsonWriter json, ExecutionError fault)
    {
        var info = errors.GetInfo(fault);
        json.WriteStartObject();
        json.WriteString("message"u8, info.Message);
        if (fault.Locations is { Count: > 0 } places)
        {
            json.WriteStartArray("locations"u8);
            foreach (var place in places)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, place.Line);
                json.WriteNumber("column"u8, place.Column);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (fault.Path is not null)
        {
            json.WritePropertyName("path"u8);
            ResultValues.Write(json, fault.Path);
        }
        json.WritePropertyName("extensions"u8);
        ResultValues.Write(json, info.Extensions);
        json.WriteEndObject();
    }

    private static WireException TooMany() =>
        new(
            "TOO_MANY_ERRORS",
            FormattableString.Invariant($"There are more errors; the first {MaxErrorCount} are shown."),
            FormattableString.Invariant($"มีข้อผิดพลาดมากกว่านี้ แสดงเพียง {MaxErrorCount} รายการแรก")
        );

    private static Utf8JsonWriter Take(IBufferWriter<byte> output)
    {
        var json = idle ?? new Utf8JsonWriter(output, plain);
        idle = null;
        json.Reset(output);
        return json;
    }

    private static void GiveBack(Utf8JsonWriter json)
    {
        json.Flush();
        idle = json;
    }
}
